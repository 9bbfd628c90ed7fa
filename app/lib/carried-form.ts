import { z } from "zod";

/**
 * A form that came when its session was over: what was typed waits in the sign-in page and is posted on to `to` once
 * the same person signed in.
 */
export const carriedForm = z.object({
  code: z.literal("signed_out"),
  to: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
  /** Of the try to sign in, when there was one. */
  problem: z.enum(["credentials_invalid", "rate_limited"]).nullable(),
  login: z.string(),
});
export type CarriedForm = z.infer<typeof carriedForm>;

/** Fields of the sign-in itself; nothing that is carried begins like this. */
export const resumeField = (name: "to" | "login" | "password"): string => `resume.${name}`;

/** What a form holds beside the fields of the sign-in; files do not occur. */
export function fieldsToCarry(form: FormData): CarriedForm["fields"] {
  return [...form].flatMap(([name, value]): CarriedForm["fields"] =>
    typeof value === "string" && !name.startsWith("resume.") ? [[name, value]] : [],
  );
}

export function carriedIn(refusal: unknown): CarriedForm | null {
  const parsed = carriedForm.safeParse(refusal);
  return parsed.success ? parsed.data : null;
}
