import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { approvalKinds, areaKinds, codePurposes, contactKinds } from "#app/domain/identity/vocabulary.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { id, moment } from "./columns.ts";

export const localeEnum = pgEnum("locale", locales);
export const roleEnum = pgEnum("role", roles);
export const areaKindEnum = pgEnum("area_kind", areaKinds);
export const codePurposeEnum = pgEnum("code_purpose", codePurposes);

/** The tree country → region → district → service or university. `path` holds the ids from the root, itself last. */
export const area = pgTable(
  "area",
  {
    id: text("id").primaryKey(),
    parentId: text("parent_id"),
    kind: areaKindEnum("kind").notNull(),
    names: jsonb("names").$type<Record<Locale, string>>().notNull(),
    path: text("path").array().notNull(),
    position: integer("position").notNull().default(0),
    timeZone: text("time_zone").notNull().default("Asia/Ashgabat"),
  },
  (t) => [index("area_path").using("gin", t.path), index("area_parent").on(t.parentId, t.position)],
);

export const person = pgTable(
  "person",
  {
    id: id(),
    surname: text("surname").notNull(),
    givenName: text("given_name").notNull(),
    patronymic: text("patronymic"),
    surnameCyrillic: text("surname_cyrillic"),
    givenNameCyrillic: text("given_name_cyrillic"),
    patronymicCyrillic: text("patronymic_cyrillic"),
    /** Both scripts folded to one (lib/fold-name.ts), so that a name is found in either and without accents. */
    searchKey: text("search_key").notNull(),
    userName: text("user_name").notNull(),
    email: text("email"),
    phone: text("phone"),
    locale: localeEnum("locale").notNull().default("tk"),
    homeAreaId: text("home_area_id")
      .notNull()
      .references(() => area.id),
    /** argon2id; null until the invitation is used. */
    passwordHash: text("password_hash"),
    passwordChangedAt: moment("password_changed_at"),
    createdAt: moment("created_at").notNull().defaultNow(),
    closedAt: moment("closed_at"),
    /** After a sensitive grant or reset: until then this person opens no text of a supervision record. */
    textsOpenAt: moment("texts_open_at"),
  },
  (t) => [
    uniqueIndex("person_user_name").on(t.userName),
    uniqueIndex("person_email").on(t.email),
    uniqueIndex("person_phone").on(t.phone),
    index("person_home_area").on(t.homeAreaId),
    check("person_user_name_lower", sql`${t.userName} = lower(${t.userName})`),
    check("person_email_lower", sql`${t.email} = lower(${t.email})`),
  ],
);

export const roleGrant = pgTable(
  "role_grant",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    role: roleEnum("role").notNull(),
    areaId: text("area_id")
      .notNull()
      .references(() => area.id),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at"),
    grantedById: uuid("granted_by_id").references(() => person.id),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    index("role_grant_person").on(t.personId),
    check("role_grant_dates", sql`${t.endsAt} is null or ${t.endsAt} > ${t.startsAt}`),
    check("role_grant_not_to_oneself", sql`${t.grantedById} is null or ${t.grantedById} <> ${t.personId}`),
  ],
);

/** `id` is the SHA-256 of the cookie's secret: a copy of this table signs nobody in. */
export const session = pgTable(
  "session",
  {
    id: text("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    expiresAt: moment("expires_at").notNull(),
    sharedDevice: boolean("shared_device").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** When the password was last given in this session; signing a record asks for it anew after 12 hours. */
    confirmedAt: moment("confirmed_at"),
  },
  (t) => [index("session_person").on(t.personId)],
);

export const oneTimeCode = pgTable(
  "one_time_code",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    purpose: codePurposeEnum("purpose").notNull(),
    codeHash: text("code_hash").notNull(),
    issuedById: uuid("issued_by_id").references(() => person.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    voidedAt: moment("voided_at"),
    wrongTries: integer("wrong_tries").notNull().default(0),
  },
  (t) => [
    index("one_time_code_person").on(t.personId, t.createdAt),
    check("one_time_code_tries", sql`${t.wrongTries} between 0 and 5`),
  ],
);

/** Counts of tries in a window, shared by all processes. `key` is a hash: no address or name is kept. */
export const rateLimit = pgTable("rate_limit", {
  key: text("key").primaryKey(),
  windowStart: moment("window_start").notNull(),
  hits: integer("hits").notNull(),
});

/** Facts about the installation: that it is a demo, wrapped keys, versions. */
export const setting = pgTable("setting", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

export const approvalKindEnum = pgEnum("approval_kind", approvalKinds);
export const contactKindEnum = pgEnum("contact_kind", contactKinds);

/**
 * What needs a second person: a role that reads supervision records, or a reset code for somebody who holds one.
 * Nobody decides on her own request, or on what is meant for herself.
 */
export const approval = pgTable(
  "approval",
  {
    id: id(),
    kind: approvalKindEnum("kind").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    role: roleEnum("role"),
    areaId: text("area_id").references(() => area.id),
    startsAt: moment("starts_at"),
    endsAt: moment("ends_at"),
    requestedById: uuid("requested_by_id")
      .notNull()
      .references(() => person.id),
    requestedAt: moment("requested_at").notNull(),
    decidedById: uuid("decided_by_id").references(() => person.id),
    decidedAt: moment("decided_at"),
    approved: boolean("approved"),
  },
  (t) => [
    index("approval_person").on(t.personId, t.requestedAt),
    check(
      "approval_two_people",
      sql`${t.decidedById} <> ${t.requestedById} and ${t.decidedById} <> ${t.personId}`,
    ),
    check("approval_not_for_oneself", sql`${t.requestedById} <> ${t.personId}`),
    check("approval_decided", sql`(${t.decidedAt} is null) = (${t.approved} is null)`),
    check(
      "approval_role",
      sql`(${t.kind} = 'role-grant') = (${t.role} is not null and ${t.areaId} is not null)`,
    ),
  ],
);

/** Local contacts and procedures of an area, shown by safety boxes. Only what somebody checked is shown as such. */
export const directoryEntry = pgTable(
  "directory_entry",
  {
    id: id(),
    areaId: text("area_id")
      .notNull()
      .references(() => area.id),
    kind: contactKindEnum("kind").notNull(),
    names: jsonb("names").$type<Partial<Record<Locale, string>>>().notNull(),
    phone: text("phone"),
    place: jsonb("place").$type<Partial<Record<Locale, string>>>().notNull(),
    procedure: jsonb("procedure").$type<Partial<Record<Locale, string>>>().notNull(),
    checkedOn: date("checked_on"),
    checkedById: uuid("checked_by_id").references(() => person.id),
    retiredAt: moment("retired_at"),
  },
  (t) => [index("directory_entry_area").on(t.areaId, t.kind)],
);
