import type { ReactNode } from "react";
import { Notice } from "#app/components/ui/notice.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { ActionView, RecordWords, TextView } from "#app/domain/supervision/record-view.ts";
import type { ActionState } from "#app/domain/supervision/vocabulary.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { dueWords } from "./words.ts";

/** The words of a record, as they were signed. */
export function RecordText({
  text,
  actions,
}: {
  text: TextView<RecordWords>;
  actions: readonly ActionView[];
}) {
  const t = useT();
  if (text.kind === "destroyed") return <Destroyed at={text.at} />;
  const { decision, strength, functions, how, otherViews, caseReference, copiedToCaseFile, wellbeing } = text;
  return (
    <div className="stack">
      <Part title={t("supervision.record.decided")} words={decision} />
      <Part title={t("supervision.record.strength")} words={strength} />
      {actions.length > 0 ? (
        <section className="record-part">
          <h2>{t("supervision.record.actions")}</h2>
          <ActionList actions={actions} />
        </section>
      ) : null}
      <Part title={t("supervision.record.how")} words={how} />
      <Part title={t("supervision.record.otherViews")} words={otherViews} />
      {functions.length > 0 || caseReference !== "" || wellbeing ? (
        <p className="row">
          {functions.map((one) => (
            <Tag key={one}>{t(`supervision.log.function.${one}`)}</Tag>
          ))}
          {caseReference === "" ? null : (
            <Tag>
              {t("supervision.log.caseReference")} {caseReference},{" "}
              {t(copiedToCaseFile ? "supervision.record.copied" : "supervision.record.notCopied")}
            </Tag>
          )}
          {wellbeing ? <Tag>{t("supervision.record.wellbeing")}</Tag> : null}
        </p>
      ) : null}
    </div>
  );
}

/** Nothing where nothing was written. */
function Part({ title, words }: { title: ReactNode; words: string }) {
  if (words === "") return null;
  return (
    <section className="record-part">
      <h2>{title}</h2>
      <p className="words">{words}</p>
    </section>
  );
}

export function Destroyed({ at }: { at: Date }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Notice>
      <p>{t("supervision.record.destroyedText", { date: formatDate(at, locale) })}</p>
    </Notice>
  );
}

/** Who does what by when, and whether it is done. */
export function ActionList({
  actions,
  after,
}: {
  actions: readonly ActionView[];
  /** What may be done with one, at the end of its line. */
  after?: (action: ActionView) => ReactNode;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="history">
      {actions.map((action) => (
        <li key={action.id}>
          <span>
            {action.words ?? t("supervision.record.destroyed")}{" "}
            <span className="soft">
              · {action.owner.name}, {dueWords(action.dueOn, t, locale)}
            </span>
          </span>
          {after ? after(action) : <ActionStateTag state={action.state} />}
        </li>
      ))}
    </ul>
  );
}

/** That an action is open needs no word: it stands among the open ones, or in the record that made it. */
function ActionStateTag({ state }: { state: ActionState }) {
  const t = useT();
  if (state === "open") return null;
  return <Tag kind={state === "done" ? "done" : "plain"}>{t(`supervision.record.actionState.${state}`)}</Tag>;
}
