import { escapeHtml } from "#app/lib/plain-text.ts";

export interface GapChoice {
  readonly name: string;
  /** Read by screen readers: "Word for gap 2". */
  readonly label: string;
  readonly chosen: string;
  readonly tone: "right" | "thought" | null;
}

/**
 * The stem with a select where `<span data-gap="id"></span>` stands. Made of checked HTML and of the word bank; what
 * a person chose only decides which option is selected.
 */
export function gapStem(
  stem: string,
  bank: readonly { readonly id: string; readonly text: string }[],
  empty: string,
  gapFor: (id: string) => GapChoice,
  disabled: boolean,
): string {
  return stem.replace(/<span data-gap="([a-z0-9-]+)"><\/span>/g, (_, id: string) => {
    const { name, label, chosen, tone } = gapFor(id);
    const options = [{ id: "", text: empty }, ...bank].map(
      (word) =>
        `<option value="${escapeHtml(word.id)}"${word.id === chosen ? " selected" : ""}>${escapeHtml(word.text)}</option>`,
    );
    const tones = tone ? ` gap-${tone}` : "";
    return `<select class="gap${tones}" data-row="${escapeHtml(id)}" name="${escapeHtml(name)}" aria-label="${escapeHtml(label)}"${disabled ? " disabled" : ""}>${options.join("")}</select>`;
  });
}
