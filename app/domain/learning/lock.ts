import { z } from "zod";
import { itemKinds } from "#app/domain/curriculum/vocabulary.ts";
import { factKinds } from "./fact.ts";

const titles = z.strictObject({ tk: z.string(), ru: z.string(), en: z.string() }).partial();

/** What a reason points to, with its title in every language that it has. */
const pointed = z.strictObject({
  id: z.string(),
  kind: z.enum(itemKinds),
  courseId: z.string(),
  titles,
});
export type Pointed = z.infer<typeof pointed>;

/** One node of a rule with how it stands for a person now. */
export type Reason =
  | { readonly kind: "all" | "any"; readonly met: boolean; readonly parts: readonly Reason[] }
  | { readonly kind: "lesson"; readonly met: boolean; readonly target: Pointed; readonly begun: boolean }
  | {
      readonly kind: "quiz";
      readonly met: boolean;
      readonly target: Pointed;
      readonly atLeast: number;
      /** The best submitted score, in percent; null before the first. */
      readonly best: number | null;
    }
  | {
      readonly kind: "course";
      readonly met: boolean;
      readonly target: Pointed;
      /** Lessons completed, and how many there are. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: "fact";
      readonly met: boolean;
      readonly fact: (typeof factKinds)[number];
      readonly subject: string;
      /** Of a field task: the item that it belongs to. */
      readonly target: Pointed | null;
    }
  | { readonly kind: "from"; readonly met: boolean; readonly day: string; readonly today: string };

const met = z.boolean();
export const reason: z.ZodType<Reason> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["all", "any"]), met, parts: z.array(reason) }),
    z.strictObject({ kind: z.literal("lesson"), met, target: pointed, begun: z.boolean() }),
    z.strictObject({
      kind: z.literal("quiz"),
      met,
      target: pointed,
      atLeast: z.number(),
      best: z.number().nullable(),
    }),
    z.strictObject({ kind: z.literal("course"), met, target: pointed, done: z.number(), total: z.number() }),
    z.strictObject({
      kind: z.literal("fact"),
      met,
      fact: z.enum(factKinds),
      subject: z.string(),
      target: pointed.nullable(),
    }),
    z.strictObject({ kind: z.literal("from"), met, day: z.string(), today: z.string() }),
  ]),
);

/** Why an item is not open for a person: the same for the page, the write and the list of a course. */
export const lock = z.strictObject({ item: pointed, reason });
export type Lock = z.infer<typeof lock>;
