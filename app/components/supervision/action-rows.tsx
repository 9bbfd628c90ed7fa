import { textLimits } from "#app/domain/supervision/inputs.ts";
import type { ActionFields, OwnFields } from "#app/domain/supervision/log-fields.ts";
import type { PersonName } from "#app/domain/supervision/record-view.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { Segments } from "./segments.tsx";
import { dueWords, firstName } from "./words.ts";

interface Whose {
  readonly part: OwnFields;
  readonly supervisor: PersonName;
}

/** Up to three actions. The next one opens with a tap, without a script: each lies inside the one before. */
export function ActionRows({ at = 0, ...whose }: Whose & { at?: number }) {
  const t = useT();
  const { actions } = whose.part;
  const action = actions[at];
  if (!action) return null;
  const rest = actions.slice(at + 1);
  return (
    <>
      <ActionCard {...whose} action={action} at={at} />
      {rest.length > 0 ? (
        <details className="unfold stack-tight" open={rest.some(({ words }) => words !== "")}>
          <summary className="unfold-once">+ {t("supervision.log.add")}</summary>
          <ActionRows {...whose} at={at + 1} />
        </details>
      ) : null}
    </>
  );
}

function ActionCard({ part, supervisor, action, at }: Whose & { action: ActionFields; at: number }) {
  const t = useT();
  const name = `${part.prefix}action.${at}`;
  const label = t("supervision.log.action", { number: at + 1 });
  return (
    <div className="card stack-tight">
      <div>
        <input type="hidden" name={`${name}.id`} value={action.id} />
        <label className="sr-only" htmlFor={`${name}.words`}>
          {label}
        </label>
        <input
          type="text"
          id={`${name}.words`}
          name={`${name}.words`}
          className="control"
          defaultValue={action.words}
          maxLength={textLimits.action}
          placeholder={label}
          data-letters={t("learn.letters")}
        />
      </div>
      <Segments
        name={`${name}.owner`}
        legend={t("supervision.log.who", { number: at + 1 })}
        hideLegend
        value={action.ownerId}
        options={[
          { value: part.worker.id, label: firstName(part.worker) },
          { value: supervisor.id, label: t("supervision.log.me") },
        ]}
      />
      <details className="unfold" open={action.dueOn !== ""}>
        <summary>
          {t("supervision.log.byNext")} <span className="sr-only">{label}</span>
        </summary>
        <label className="soft" htmlFor={`${name}.due`}>
          {t("supervision.log.anotherDay")}
        </label>
        <input
          type="date"
          id={`${name}.due`}
          name={`${name}.due`}
          className="control"
          defaultValue={action.dueOn}
        />
      </details>
    </div>
  );
}

/** What was open last time: done, still open or dropped, one tap each. */
export function CarriedActions({ part, supervisor }: Whose) {
  const t = useT();
  const locale = useLocale();
  const states = ["done", "open", "dropped"] as const;
  return (
    <ul className="stack-tight">
      {part.carried.map(({ action, state }) => {
        const words = action.words ?? t("supervision.record.destroyed");
        const owner = action.owner.id === supervisor.id ? t("supervision.log.you") : firstName(action.owner);
        return (
          <li key={action.id} className="card stack-tight">
            <p>
              {words}{" "}
              <span className="soft">
                · {owner}, {dueWords(action.dueOn, t, locale)}
              </span>
            </p>
            <Segments
              name={`${part.prefix}carried.${action.id}`}
              legend={words}
              hideLegend
              value={state}
              options={states.map((one) => ({ value: one, label: t(`supervision.log.states.${one}`) }))}
            />
          </li>
        );
      })}
    </ul>
  );
}
