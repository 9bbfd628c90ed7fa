import { z } from "zod";
import { locales } from "#app/domain/kernel/locale.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { isLocalDay } from "#app/lib/local-day.ts";
import { normalisePhone } from "./login-name.ts";
import { codePurposes, contactKinds } from "./vocabulary.ts";

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

const areaId = z.string().min(1).max(100);
const emailShape = z.email().trim().toLowerCase().max(200);
const typedPhone = z
  .string()
  .trim()
  .max(40)
  .refine((text) => normalisePhone(text) !== null, "people.form.phoneWrong")
  .transform((text) => normalisePhone(text) ?? text);
const typedUserName = z
  .string()
  .trim()
  .toLowerCase()
  .refine((text) => userNameShape.safeParse(text).success, "people.form.userNameWrong");

const names = {
  surname: name,
  givenName: name,
  patronymic: name.optional(),
  surnameCyrillic: name.optional(),
  givenNameCyrillic: name.optional(),
  patronymicCyrillic: name.optional(),
};

/** Roles that come with an invitation: those that one person may give. */
export const invitedRoles = ["worker", "author", "reviewer"] as const;

export const invitePersonInput = z.object({
  ...names,
  /** Made from the names when it is left out. */
  userName: typedUserName.optional(),
  email: emailShape.optional(),
  phone: typedPhone.optional(),
  locale: z.enum(locales),
  homeAreaId: areaId,
  role: z.enum(invitedRoles).optional(),
});
export type InvitePersonInput = z.input<typeof invitePersonInput>;

/** Everything as it shall be from now on: what is left out is empty. */
export const editPersonInput = z.object({
  personId: z.uuid(),
  ...names,
  userName: typedUserName,
  email: emailShape.optional(),
  phone: typedPhone.optional(),
  locale: z.enum(locales),
});
export type EditPersonInput = z.input<typeof editPersonInput>;

export const movePersonInput = z.object({ personId: z.uuid(), areaId });
export const personInput = z.object({ personId: z.uuid() });

const localDay = z.string().trim().refine(isLocalDay, "errors.date");

/** `from` and `until` are days in Ashgabat, both included; without them from now and without an end. */
export const requestGrantInput = z.object({
  personId: z.uuid(),
  role: z.enum(roles),
  areaId,
  from: localDay.optional(),
  until: localDay.optional(),
});
export type RequestGrantInput = z.input<typeof requestGrantInput>;

export const endGrantInput = z.object({ grantId: z.uuid() });
export const decideApprovalInput = z.object({ approvalId: z.uuid(), answer: z.enum(["approve", "refuse"]) });
export type DecideApprovalInput = z.input<typeof decideApprovalInput>;

export const assignSupervisorInput = z.object({ workerId: z.uuid(), supervisorId: z.uuid() });
export const endSupervisionInput = z.object({ workerId: z.uuid() });
export const nominateArbiterInput = z.object({ supervisorId: z.uuid(), arbiterId: z.uuid() });

const groupName = z.string().trim().normalize("NFC").min(1).max(80);
/** One box a member: a form with one tick sends a text, with more a list, with none nothing. */
const members = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.uuid()).max(60),
);
export const makeGroupInput = z.object({ supervisorId: z.uuid(), name: groupName, memberIds: members });
/** All members as they shall be from now on. */
export const changeGroupMembersInput = z.object({ groupId: z.uuid(), memberIds: members });
export const groupInput = z.object({ groupId: z.uuid() });

const line = z.string().trim().normalize("NFC").max(300).optional();
const paragraph = z.string().trim().normalize("NFC").max(2000).optional();

export const saveDirectoryEntryInput = z.object({
  /** Made by the page, so that sending it twice makes one; the id of a known entry changes it. */
  entryId: z.uuid(),
  areaId,
  kind: z.enum(contactKinds),
  nameTk: line,
  nameRu: line,
  nameEn: line,
  phone: z
    .string()
    .trim()
    .max(60)
    .regex(/^[+\d\s(),./-]+$/, "people.form.phoneWrong")
    .optional(),
  placeTk: line,
  placeRu: line,
  placeEn: line,
  procedureTk: paragraph,
  procedureRu: paragraph,
  procedureEn: paragraph,
  /** The day on which somebody last made sure of it; left out when nobody has. */
  checkedOn: localDay.optional(),
});
export type SaveDirectoryEntryInput = z.input<typeof saveDirectoryEntryInput>;
