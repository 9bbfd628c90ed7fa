import { carried } from "./form-fields.ts";
import { place, post, type Thing } from "./outbox.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

/** A story goes on in place, with or without a network: the steps stand in the page, the way goes to the server. */
export function startScenarios(): void {
  for (const section of document.querySelectorAll<HTMLElement>("[data-story]")) tell(section);
}

function tell(section: HTMLElement): void {
  const list = section.querySelector<HTMLElement>("[data-steps]");
  const againForm = section.querySelector<HTMLFormElement>("form[data-again]");
  const first = section.querySelector<HTMLFormElement>("form[data-choices] [name=run]")?.closest("form");
  const source = first ?? againForm;
  if (!list || !againForm || !source) return;
  const steps = stepsOf(section);
  const start = list.querySelector<HTMLElement>("[data-step]")?.dataset["step"] ?? "";
  const [lesson, story, version] = [
    carried(source, "lesson"),
    carried(source, "story"),
    carried(source, "version"),
  ];
  let way = section.dataset["way"] ?? "";
  let run = section.dataset["run"] ?? "";

  /** Draws the way: each step with what was chosen, then the one that waits. False when it is no way through it. */
  const draw = (wanted: string): boolean => {
    const drawn: HTMLElement[] = [];
    let at: string | undefined = start;
    for (const move of wanted.split(" ").filter(Boolean)) {
      const [step = "", choice = ""] = move.split(".");
      const node: HTMLElement | undefined = step === at ? clone(steps.get(step)) : undefined;
      const row: HTMLElement | null | undefined = node?.querySelector<HTMLElement>(
        `[data-choice="${CSS.escape(choice)}"]`,
      );
      if (!node || !row) return false;
      take(node, choice);
      drawn.push(node);
      at = row.dataset["next"];
    }
    const now = clone(steps.get(at ?? ""));
    if (!now) return false;
    list.replaceChildren(...drawn, now);
    againForm.hidden = drawn.length === 0;
    way = wanted;
    return true;
  };

  const under = `story/${lesson}/${story}/`;
  const thing: Thing = {
    get key() {
      return under + run;
    },
    // Of several runs that wait the one that was begun last is put back.
    takes: (key) => key.startsWith(under),
    url: section.dataset["story"] ?? "",
    read: () => ({ fields: new URLSearchParams({ lesson, story, version, run, way }), says: "" }),
    putBack(fields) {
      if (draw(fields.get("way") ?? "")) run = fields.get("run") ?? run;
    },
  };
  place(thing);

  section.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target === againForm) {
      event.preventDefault();
      run = uuidv7();
      draw("");
      const opening = list.querySelector<HTMLElement>("[data-step]");
      opening?.setAttribute("tabindex", "-1");
      opening?.focus();
    } else if (button instanceof HTMLButtonElement && button.name === "choice") {
      event.preventDefault();
      if (!draw(`${way} ${button.value}`.trim())) return;
      // The thought about the choice is read first, the next step stands below it.
      const thoughts = list.querySelectorAll<HTMLElement>("[data-thought]:not([hidden])");
      thoughts[thoughts.length - 1]?.focus();
    } else return;
    void post(thing);
  });
}

/** Every step as it is before a choice, from the templates and from the way that is shown. */
function stepsOf(section: HTMLElement): Map<string, HTMLElement> {
  const steps = new Map<string, HTMLElement>();
  const templates = Array.from(section.querySelectorAll("template"), ({ content }) => content);
  for (const part of [section, ...templates])
    for (const step of part.querySelectorAll<HTMLElement>("[data-step]")) {
      const fresh = clone(step);
      if (!fresh) continue;
      fresh.removeAttribute("id");
      for (const row of fresh.querySelectorAll<HTMLElement>("[data-choice], [data-ask]")) row.hidden = false;
      for (const row of fresh.querySelectorAll<HTMLElement>("[data-taken], [data-thought]"))
        row.hidden = true;
      for (const button of fresh.querySelectorAll("button")) button.disabled = false;
      steps.set(step.dataset["step"] ?? "", fresh);
    }
  return steps;
}

function take(step: HTMLElement, choice: string): void {
  const ask = step.querySelector<HTMLElement>("[data-ask]");
  if (ask) ask.hidden = true;
  for (const button of step.querySelectorAll("button")) button.disabled = true;
  for (const row of step.querySelectorAll<HTMLElement>("[data-choice]")) {
    row.hidden = row.dataset["choice"] !== choice;
    for (const part of row.querySelectorAll<HTMLElement>("[data-taken], [data-thought]"))
      part.hidden = row.hidden;
  }
}

function clone(step: HTMLElement | undefined): HTMLElement | undefined {
  const copy = step?.cloneNode(true);
  return copy instanceof HTMLElement ? copy : undefined;
}
