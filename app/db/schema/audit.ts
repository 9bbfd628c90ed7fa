import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, moment } from "./columns.ts";

/** Who did what to which thing. Append-only (the database refuses UPDATE and DELETE); never a private text. */
export const auditEvent = pgTable(
  "audit_event",
  {
    id: id(),
    at: moment("at").notNull(),
    /** Null for the system and for strangers; no foreign key, so that the trail outlives the person. */
    actorId: uuid("actor_id"),
    actorKind: text("actor_kind").notNull(),
    action: text("action").notNull(),
    targetType: text("target_type").notNull(),
    targetId: text("target_id").notNull(),
    detail: jsonb("detail").$type<Record<string, string | number | boolean | null>>().notNull().default({}),
    requestId: text("request_id").notNull(),
  },
  (t) => [index("audit_event_target").on(t.targetType, t.targetId, t.at), index("audit_event_at").on(t.at)],
);
