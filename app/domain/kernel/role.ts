/** Every role that a grant can name. The label of `worker` is "social work specialist". */
export const roles = [
  "worker",
  "supervisor",
  "manager",
  "author",
  "reviewer",
  "coordinator",
  "auditor",
  "administrator",
] as const;
export type Role = (typeof roles)[number];
