/** A tap on a word of the glossary opens its note in the page; without the note the link leads to the glossary. */
export function startTerms(): void {
  document.addEventListener("click", (event) => {
    const target = event.target;
    const word = target instanceof Element ? target.closest<HTMLElement>("a[data-term]") : null;
    const note = word && document.getElementById(`term-${word.dataset["term"] ?? ""}`);
    if (!note || !("showPopover" in note) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    note.togglePopover();
  });
}
