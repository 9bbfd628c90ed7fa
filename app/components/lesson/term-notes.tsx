import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

// React 18 passes the attribute on, but its types do not know it yet.
const popover = { popover: "auto" };

/**
 * The words of the lesson that the glossary explains. Without a script a tap on the word leads to the glossary;
 * with one it opens the note here, as a popover that the browser closes itself.
 */
export function TermNotes({
  terms,
}: {
  terms: readonly { readonly id: string; readonly label: string; readonly definition: string }[];
}) {
  const t = useT();
  return terms.map(({ id, label, definition }) => (
    <div key={id} id={`term-${id}`} className="term-note" {...popover} role="note" aria-label={label}>
      <p>
        <b>{label}</b> — {definition}
      </p>
      <a href={paths.glossary(id)}>{t("nav.glossary")}</a>
    </div>
  ));
}
