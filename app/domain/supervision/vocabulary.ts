/** What happened to a session. `moved` points to the session that replaced it. */
export const sessionStates = ["planned", "held", "missed", "cancelled", "moved"] as const;
export type SessionState = (typeof sessionStates)[number];

export const sessionModes = ["in-person", "video", "phone"] as const;
export type SessionMode = (typeof sessionModes)[number];

/** Why a session did not take place, as audits of supervision ask ("are explanations clearly recorded?"). */
export const cancelReasons = [
  "leave",
  "sickness",
  "emergency-case",
  "workload",
  "transport",
  "connectivity",
  "other",
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Everything that can happen to a record after it was signed. The state of a record is derived from these. */
export const recordEventKinds = [
  "sent",
  "recalled",
  "read",
  "agreed",
  "agreed-with-comment",
  "seen-differently",
  "addendum",
  "closed-unanswered",
] as const;
export type RecordEventKind = (typeof recordEventKinds)[number];

/** The three answers of the worker. Silence is never one of them. */
export const answerKinds = ["agreed", "agreed-with-comment", "seen-differently"] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** `shared` is the part of a group session that all who attended read; `own` belongs to one worker. */
export const recordParts = ["own", "shared"] as const;
export type RecordPart = (typeof recordParts)[number];

export const actionStates = ["open", "done", "dropped"] as const;
export type ActionState = (typeof actionStates)[number];

/** What a session was for. Sources: the four functions of supervision (Morrison; IFSW). */
export const supervisionFunctions = ["administrative", "educational", "supportive", "mediation"] as const;
export type SupervisionFunction = (typeof supervisionFunctions)[number];

/** Why a record is closed without an answer. It is never shown as agreed. */
export const closeReasons = ["left", "long-absence", "unreachable", "other"] as const;
export type CloseReason = (typeof closeReasons)[number];

/** Why a text was destroyed: a class, never a story. */
export const destroyReasons = [
  "retention",
  "consent-withdrawn",
  "identity-leaked",
  "restored-archive",
] as const;
