import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { LessonPart } from "#app/domain/learning/lesson-page.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

/** A branching story to read: each choice opens its thought and leads on. The path is not kept yet. */
export function ScenarioSteps({ part }: { part: Extract<LessonPart, { kind: "scenario" }> }) {
  const t = useT();
  const anchor = (step: string) => `${part.id}-${step}`;
  return (
    <section className="card stack scenario" aria-label={part.title}>
      <h3>
        {t("learn.lesson.scenario")}: {part.title}
      </h3>
      {part.steps.map((step) => (
        <div key={step.id} id={anchor(step.id)} className="scenario-step stack-tight">
          <CheckedHtml html={step.html} className="prose" />
          {step.choices.length > 0 ? <p className="soft">{t("learn.lesson.scenarioChoice")}</p> : null}
          {step.choices.map((choice) => (
            <Details key={choice.id} summary={<CheckedHtml as="span" html={choice.html} />}>
              <p>{choice.feedback}</p>
              {choice.next ? <a href={`#${anchor(choice.next)}`}>{t("learn.lesson.goOn")}</a> : null}
            </Details>
          ))}
        </div>
      ))}
    </section>
  );
}
