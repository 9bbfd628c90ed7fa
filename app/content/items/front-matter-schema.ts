import { z } from "zod";

const line = z.string().trim().min(1).max(400);

/** What the head of each text says. `translation` with `by` and `date` names who reviewed it and when. */
export const frontMatter = z.strictObject({
  title: line.max(120),
  summary: line,
  outcomes: z.array(line).max(6).default([]),
  translation: z.union([
    z.enum(["source", "draft", "unreviewed"]),
    z.strictObject({ by: line, date: z.iso.date() }),
  ]),
});
export type FrontMatter = z.infer<typeof frontMatter>;
