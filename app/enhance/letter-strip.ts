import { isTextField } from "./form-fields.ts";

const turkmenLetters = ["ä", "ç", "ž", "ň", "ö", "ş", "ü", "ý"];

/** A strip of the letters that many phones lack, above the text field that one is in. Shift gives capitals. */
export function startLetterStrip(): void {
  document.addEventListener("focusin", ({ target }) => {
    if (!isTextField(target)) return;
    const label = target.dataset["letters"];
    if (label && !target.previousElementSibling?.classList.contains("letters"))
      target.before(strip(target, label));
  });
}

function strip(field: HTMLInputElement | HTMLTextAreaElement, label: string): HTMLElement {
  const row = document.createElement("div");
  row.className = "letters";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", label);
  row.append(
    ...turkmenLetters.map((letter) => {
      const button = document.createElement("button");
      button.type = "button";
      button.lang = "tk";
      button.textContent = letter;
      return button;
    }),
  );
  // The field keeps the focus, so the phone's keyboard stays open.
  row.addEventListener("pointerdown", (event) => event.preventDefault());
  row.addEventListener("click", (event) => {
    const letter = event.target instanceof HTMLButtonElement ? (event.target.textContent ?? "") : "";
    if (!letter) return;
    const { selectionStart, selectionEnd, value } = field;
    const text = event.shiftKey ? letter.toUpperCase() : letter;
    field.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  return row;
}
