import { AuthorField } from "#app/components/form/author-field.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import type { LessonPart, StoryRun, StoryStep } from "#app/domain/learning/lesson-page.ts";
import { writeWay } from "#app/domain/learning/scenario.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

type Story = Extract<LessonPart, { kind: "scenario" }>;

/**
 * A branching story, step by step: the way so far, then the step that waits. Each choice is a button that posts the
 * whole way. The steps that were not reached stand in templates, from which the script goes on without a network.
 */
export function ScenarioSteps({ part, lesson, at }: { part: Story; lesson: string; at: number }) {
  const t = useT();
  const { id, title, steps, run } = part;
  const stepOf = (step: string) => steps.find((one) => one.id === step);
  const reached = new Set([...run.moves.map(({ step }) => step), run.step]);
  const now = stepOf(run.step);
  const hidden = { id, lesson, at, run };
  return (
    <section
      className="card stack scenario"
      aria-label={title}
      id={`s-${id}`}
      data-personal=""
      data-story={paths.saveScenario()}
      data-way={writeWay(run.moves)}
      data-run={run.id}
    >
      <h3>
        {t("learn.lesson.scenario")}: {title}
      </h3>
      <div className="stack" data-steps="">
        {run.moves.map(({ step, choice }, place) => {
          const taken = stepOf(step);
          // oxlint-disable-next-line react/no-array-index-key
          return taken ? <Step key={place} step={taken} taken={choice} /> : null;
        })}
        {now ? <Step step={now} taken={null} form={hidden} anchor={`s-${id}-now`} /> : null}
      </div>
      {steps
        .filter((step) => !reached.has(step.id))
        .map((step) => (
          <template key={step.id} data-template="">
            <Step step={step} taken={null} />
          </template>
        ))}
      <form method="post" hidden={run.moves.length === 0} data-again="">
        <Hidden {...hidden} intent="story-again" runId={run.nextId} />
        <Button kind="quiet">{t("device.story.again")}</Button>
      </form>
    </section>
  );
}

interface HiddenProps {
  readonly id: string;
  readonly lesson: string;
  readonly at: number;
  readonly run: StoryRun;
}

function Hidden({ id, lesson, at, run, intent, runId }: HiddenProps & { intent: string; runId: string }) {
  return (
    <>
      <AuthorField />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="lesson" value={lesson} />
      <input type="hidden" name="part" value={at} />
      <input type="hidden" name="story" value={id} />
      <input type="hidden" name="version" value={run.versionId} />
      <input type="hidden" name="run" value={runId} />
      {intent === "story" ? <input type="hidden" name="way" value={writeWay(run.moves)} /> : null}
    </>
  );
}

/** `taken`: what was chosen here; null where the choice is still open, and at the end. */
function Step({
  step,
  taken,
  form,
  anchor,
}: {
  step: StoryStep;
  taken: string | null;
  form?: HiddenProps;
  anchor?: string;
}) {
  const t = useT();
  const ended = step.choices.length === 0;
  return (
    <div className="scenario-step stack-tight" data-step={step.id} id={anchor}>
      <CheckedHtml html={step.html} className="prose" />
      {ended ? <p className="soft">{t("device.story.end")}</p> : null}
      {ended ? null : (
        <form method="post" className="stack-tight" data-choices="">
          {form ? <Hidden {...form} intent="story" runId={form.run.id} /> : null}
          <p className="soft" data-ask="" hidden={taken !== null}>
            {t("learn.lesson.scenarioChoice")}
          </p>
          {step.choices.map(({ id, html, feedback, next }) => (
            <div
              key={id}
              className="scenario-choice"
              data-choice={id}
              data-next={next ?? undefined}
              hidden={taken !== null && taken !== id}
            >
              <button
                type="submit"
                className="scenario-button"
                name="choice"
                value={`${step.id}.${id}`}
                disabled={taken !== null}
              >
                <span className="soft" data-taken="" hidden={taken !== id}>
                  {t("device.story.chosen")}{" "}
                </span>
                <CheckedHtml as="span" html={html} />
              </button>
              <p className="choice-note" data-thought="" hidden={taken !== id} tabIndex={-1}>
                {feedback}
              </p>
            </div>
          ))}
        </form>
      )}
    </div>
  );
}
