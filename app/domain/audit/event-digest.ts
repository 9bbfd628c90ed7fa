/** One row of the trail, as both sealing and checking read it. */
export interface SealableEvent {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorKind: string;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly requestId: string;
}

/** All columns in one fixed form; JSON of the database may come back in another order. */
export function eventText(event: SealableEvent): string {
  const { id, at, actorId, actorKind, action, targetType, targetId, detail, requestId } = event;
  const sorted = Object.entries(detail).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const columns = [id, at.toISOString(), actorId, actorKind, action, targetType, targetId, sorted, requestId];
  return `audit event\n${JSON.stringify(columns)}`;
}

export interface SealText {
  readonly seq: number;
  readonly at: Date;
  readonly prevHash: Buffer;
  /** In the order of their ids. */
  readonly members: readonly { readonly eventId: string; readonly hash: Buffer }[];
}

export function sealText({ seq, at, prevHash, members }: SealText): string {
  const lines = members.map(({ eventId, hash }) => `${eventId} ${hash.toString("hex")}`);
  return ["audit seal", seq, at.toISOString(), prevHash.toString("hex"), ...lines].join("\n");
}
