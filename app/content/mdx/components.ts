import { z } from "zod";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small-letters-digits-and-hyphens");
const words = z.string().trim().min(1).max(2000);
const boxProps = z.strictObject({ title: words.optional() });

/** Where a component may stand, what it may hold, and which properties it takes. */
export interface ComponentRule {
  readonly props: z.ZodObject;
  /** `top`: in the file itself; `inline`: within a line of text; else: directly inside these. */
  readonly within: "top" | "inline" | readonly string[];
  /** `blocks`: paragraphs, lists…; `inline`: words of one line; `list`: one list; `parts`: only `holds`; `nothing`. */
  readonly content: "blocks" | "inline" | "list" | "parts" | "nothing";
  /** Components that may stand directly inside. */
  readonly holds?: readonly string[];
}

const box: ComponentRule = { props: boxProps, within: "top", content: "blocks" };

/** The only components there are. content/README.md shows each of them. */
export const components: Readonly<Record<string, ComponentRule>> = {
  Case: box,
  KeyPoints: box,
  PracticeNote: box,
  LawBox: box,
  SafetyBox: box,
  OfficialBox: box,
  Question: {
    props: z.strictObject({ id }),
    within: "top",
    content: "blocks",
    holds: ["Option", "Target", "Feedback"],
  },
  Option: {
    props: z.strictObject({ id, feedback: words.optional() }),
    within: ["Question"],
    content: "inline",
  },
  Target: { props: z.strictObject({ id }), within: ["Question"], content: "inline" },
  Feedback: {
    props: z.strictObject({ right: words, other: words }),
    within: ["Question"],
    content: "nothing",
  },
  Gap: { props: z.strictObject({ id }), within: "inline", content: "nothing" },
  Reflection: { props: z.strictObject({ id }), within: "top", content: "blocks" },
  FieldTask: { props: z.strictObject({ id }), within: "top", content: "blocks" },
  SupervisionPrompts: { props: z.strictObject({}), within: "top", content: "parts", holds: ["Prompt"] },
  Prompt: { props: z.strictObject({ id }), within: ["SupervisionPrompts"], content: "blocks" },
  Checklist: { props: z.strictObject({ id, title: words }), within: "top", content: "list" },
  Scenario: {
    props: z.strictObject({ id, title: words }),
    within: "top",
    content: "parts",
    holds: ["Step"],
  },
  Step: { props: z.strictObject({ id }), within: ["Scenario"], content: "blocks", holds: ["Choice"] },
  Choice: { props: z.strictObject({ id, feedback: words.optional() }), within: ["Step"], content: "inline" },
  Term: { props: z.strictObject({ id }), within: "inline", content: "inline" },
  Figure: {
    props: z.strictObject({ src: words, alt: words, caption: words.optional() }),
    within: "top",
    content: "nothing",
  },
  Sources: { props: z.strictObject({}), within: "top", content: "nothing" },
};

/** The element that stands for a component in the compiled HTML until it is cut into parts. */
export const markerOf = (name: string): string => `halypa-${name.toLowerCase()}`;
export const markers: ReadonlySet<string> = new Set(
  Object.keys(components)
    .filter((name) => name !== "Term" && name !== "Gap")
    .map(markerOf),
);
