import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, id, moment } from "./columns.ts";

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

/** Seals over the trail: each covers the events that were not sealed before, and the seal before it. Append-only. */
export const auditSeal = pgTable("audit_seal", {
  seq: bigint("seq", { mode: "number" }).primaryKey(),
  at: moment("at").notNull(),
  events: integer("events").notNull(),
  prevHash: bytea("prev_hash").notNull(),
  hash: bytea("hash").notNull(),
});

/**
 * Which seal covers which event, so that an event whose transaction ended late is never missed. `hash` covers all
 * columns of the event, so that an edited or deleted row is named and not only its seal.
 */
export const auditSealMember = pgTable(
  "audit_seal_member",
  {
    sealSeq: bigint("seal_seq", { mode: "number" })
      .notNull()
      .references(() => auditSeal.seq),
    eventId: uuid("event_id").notNull(),
    hash: bytea("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId] }), index("audit_seal_member_seal").on(t.sealSeq)],
);

/** Keys that are made once and wrapped by a key of HALYPA_SECRET, so that rotating the secret only wraps them anew. */
export const wrappedKey = pgTable("wrapped_key", {
  id: text("id").primaryKey(),
  purpose: text("purpose").notNull(),
  wrapped: bytea("wrapped").notNull(),
  /** Names the wrapping key, so that a wrong secret is told from a broken row. */
  wrappedBy: text("wrapped_by").notNull(),
  madeAt: moment("made_at").notNull(),
});
