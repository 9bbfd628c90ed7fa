import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
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
    deliveredAt: moment("delivered_at"),
  },
  (t) => [
    uniqueIndex("outbox_message_dedupe").on(t.dedupeKey),
    index("outbox_message_person").on(t.personId, t.createdAt),
  ],
);
