/** Kinds of area, from the root down. A service or university stands below a district or a region. */
export const areaKinds = ["country", "region", "district", "service", "university"] as const;
export type AreaKind = (typeof areaKinds)[number];

/** What a one-time code opens: a new account (14 days) or a lost password (24 hours). */
export const codePurposes = ["invitation", "reset"] as const;
export type CodePurpose = (typeof codePurposes)[number];

/** What needs a second person before it takes effect. */
export const approvalKinds = ["role-grant", "reset-code"] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

/** What a safety box asks the local directory for. */
export const contactKinds = [
  "emergency",
  "police",
  "health",
  "guardianship",
  "minors-inspectorate",
  "crisis-support",
  "social-service",
  "supervisor-on-duty",
] as const;
export type ContactKind = (typeof contactKinds)[number];
