import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, moment } from "./columns.ts";
import { person } from "./identity.ts";

/** Messages written in the transaction of the command that causes them, delivered after it. */
export const outboxMessage = pgTable(
  "outbox_message",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    kind: text("kind").notNull(),
    payload: jsonb("payload").$type<Record<string, string | number>>().notNull(),
    /** One message per recipient, kind and period: writing it again changes nothing. */
    dedupeKey: text("dedupe_key").notNull(),
    createdAt: moment("created_at").notNull(),
    /** Seen in the inbox. */
    readAt: moment("read_at"),
    /** Handed to the mail server. Null where the person has no address, wants no mail, or it is still to come. */
    deliveredAt: moment("delivered_at"),
    mailAttempts: integer("mail_attempts").notNull().default(0),
    /** Null: nobody has looked at it yet. Else one of notifications/mail-mark.ts, never the server's words. */
    mailMark: text("mail_mark"),
  },
  (t) => [
    uniqueIndex("outbox_message_dedupe").on(t.dedupeKey),
    index("outbox_message_person").on(t.personId, t.createdAt),
    index("outbox_message_unread")
      .on(t.personId)
      .where(sql`${t.readAt} is null`),
    index("outbox_message_fresh")
      .on(t.createdAt)
      .where(sql`${t.mailMark} is null and ${t.deliveredAt} is null`),
  ],
);

/** How a person wants to be told. Minutes after midnight in the person's area; equal ends mean no quiet hours. */
export const messagePreference = pgTable("message_preference", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => person.id),
  mail: boolean("mail").notNull().default(true),
  quietFrom: integer("quiet_from").notNull().default(1260),
  quietTo: integer("quiet_to").notNull().default(480),
});
