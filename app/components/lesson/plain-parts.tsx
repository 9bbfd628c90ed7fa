import type { ReactNode } from "react";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import type { BoxKind, PartOf } from "#app/domain/curriculum/parts.ts";
import type { OfficialTraining } from "#app/domain/learning/fact.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

const boxClass: Record<BoxKind, string> = {
  case: "case",
  "key-points": "notice box-key",
  "practice-note": "notice",
  law: "notice notice-law",
  safety: "notice notice-attention",
  official: "notice notice-law",
};

export function Box({ part, children }: { part: PartOf<"box">; children?: ReactNode }) {
  const t = useT();
  // A safety box stands before the first section, right under the page's title.
  const Heading = part.box === "safety" ? "h2" : "h3";
  return (
    <section className={classNames(boxClass[part.box], "box")}>
      <Heading className="notice-title">{part.title ?? t(`learn.lesson.boxes.${part.box}`)}</Heading>
      <CheckedHtml html={part.html} className="prose" />
      {children}
    </section>
  );
}

export function Picture({ part }: { part: PartOf<"figure"> }) {
  return (
    <figure className="picture">
      <img
        src={paths.asset(part.assetHash)}
        alt={part.alt}
        width={part.width}
        height={part.height}
        loading="lazy"
        decoding="async"
      />
      {part.caption ? <CheckedHtml as="figcaption" html={part.caption} className="soft" /> : null}
    </figure>
  );
}

export function SupervisionPrompts({ part }: { part: PartOf<"supervision-prompt"> }) {
  return (
    <ol className="prompts">
      {part.prompts.map(({ id, html }) => (
        <li key={id} id={`s-${id}`}>
          <CheckedHtml html={html} className="prose" />
        </li>
      ))}
    </ol>
  );
}

/** `href`: the page where it is handed in. */
export function FieldTask({ part, href }: { part: PartOf<"field-task">; href: string }) {
  const t = useT();
  return (
    <section className="card stack-tight box" id={`f-${part.id}`}>
      <h3>{t("learn.lesson.fieldTask")}</h3>
      <CheckedHtml html={part.html} className="prose" />
      <p>
        <a href={href}>{t("tasks.field.toTask")}</a>
      </p>
    </section>
  );
}

export function Checklist({
  part,
  need,
}: {
  part: PartOf<"checklist">;
  /** The official training that is not recorded yet; null when the checklist is open. */
  need: OfficialTraining | null;
}) {
  const t = useT();
  return (
    <section className="card stack-tight box" id={`c-${part.id}`}>
      <h3>{part.title}</h3>
      {need ? (
        <p className="soft">
          {t("learn.lesson.checklistLocked", { training: t(`people.training.${need}`) })}
        </p>
      ) : (
        <ul className="checklist prose">
          {part.items.map((html) => (
            <CheckedHtml key={html} as="li" html={html} />
          ))}
        </ul>
      )}
    </section>
  );
}

export function Sources({ part }: { part: PartOf<"sources"> }) {
  const t = useT();
  return (
    <section className="sources" aria-labelledby="sources">
      <h2 id="sources">{t("learn.lesson.sources")}</h2>
      <ol className="bullets soft">
        {part.items.map(({ code, text, url }) => (
          <li key={code}>{url ? <a href={url}>{text}</a> : text}</li>
        ))}
      </ol>
    </section>
  );
}
