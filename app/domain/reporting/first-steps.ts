/** What a new installation has and lacks, as facts. */
export interface FirstStepFacts {
  readonly lessons: number;
  /** When somebody proved that a copy of the secret in use exists; null for never. */
  readonly secretCheckedAt: Date | null;
  readonly lastBackupAt: Date | null;
  readonly coordinators: number;
}

/** In the order of doing. */
export const firstSteps = ["content", "secret", "backup", "mail", "coordinator"] as const;
export type FirstStep = (typeof firstSteps)[number];

/** Without mail the portal works: messages wait in it. */
export const optionalSteps: readonly FirstStep[] = ["mail"];

/** A backup that is older does not count as made. */
const oldestBackupMs = 7 * 86_400_000;

/** Which steps are done. @param mail true when a mail server is set */
export function doneSteps(
  facts: FirstStepFacts,
  { mail, now }: { readonly mail: boolean; readonly now: Date },
): Readonly<Record<FirstStep, boolean>> {
  const { lessons, secretCheckedAt, lastBackupAt, coordinators } = facts;
  return {
    content: lessons > 0,
    secret: secretCheckedAt !== null,
    backup: lastBackupAt !== null && now.getTime() - lastBackupAt.getTime() <= oldestBackupMs,
    mail,
    coordinator: coordinators > 0,
  };
}

/** How many steps are still to do, optional ones aside. */
export function countOpenSteps(facts: FirstStepFacts, around: Parameters<typeof doneSteps>[1]): number {
  const done = doneSteps(facts, around);
  return firstSteps.filter((step) => !done[step] && !optionalSteps.includes(step)).length;
}
