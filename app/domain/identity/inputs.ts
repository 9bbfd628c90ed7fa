import { z } from "zod";
import { locales } from "#app/domain/kernel/locale.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { codePurposes } from "./vocabulary.ts";

const typedName = z.string().trim().min(1).max(200);
const typedPassword = z.string().min(1).max(1000);

/** `email` is the field's name in the form; it also takes a phone number or a user name. */
export const signInInput = z.object({
  email: typedName,
  password: typedPassword,
  /** Any value of the checkbox means yes. */
  shared: z.string().max(20).optional(),
  next: z.string().max(2000).optional(),
});

export const codeInput = z.object({ name: typedName, code: z.string().trim().min(1).max(60) });
export const resetInput = z.object({ name: typedName });
export const localeInput = z.object({ locale: z.enum(locales) });

const newPassword = { password: typedPassword, passwordRepeat: typedPassword };
const same = (typed: { password: string; passwordRepeat: string }) => typed.password === typed.passwordRepeat;
/** The message is a key of the catalogue, as `parseForm` expects. */
const differ = { message: "auth.password.differ", path: ["passwordRepeat"] };

export const newPasswordInput = z
  .object({ ...newPassword, shared: z.string().max(20).optional() })
  .refine(same, differ);
export const changePasswordInput = z
  .object({ currentPassword: typedPassword, ...newPassword })
  .refine(same, differ);

const name = z.string().trim().normalize("NFC").min(1).max(80);
export const userNameShape = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,38}[a-z0-9]$/);

export const createPersonInput = z.object({
  surname: name,
  givenName: name,
  patronymic: name.optional(),
  surnameCyrillic: name.optional(),
  givenNameCyrillic: name.optional(),
  patronymicCyrillic: name.optional(),
  userName: userNameShape,
  email: z.email().trim().toLowerCase().max(200).optional(),
  phone: z
    .string()
    .regex(/^\+\d{8,15}$/)
    .optional(),
  locale: z.enum(locales).default("tk"),
  homeAreaId: z.string().min(1).max(100),
});
export type CreatePersonInput = z.input<typeof createPersonInput>;

export const grantRoleInput = z.object({
  personId: z.uuid(),
  role: z.enum(roles),
  areaId: z.string().min(1).max(100),
  startsAt: z.date().optional(),
  endsAt: z.date().optional(),
});
export type GrantRoleInput = z.input<typeof grantRoleInput>;

export const issueCodeInput = z.object({ personId: z.uuid(), purpose: z.enum(codePurposes) });
export type IssueCodeInput = z.input<typeof issueCodeInput>;
