export * from "./identity.ts";
export * from "./audit.ts";
export * from "./notifications.ts";
export * from "./curriculum.ts";
export * from "./learning.ts";
export * from "./supervision.ts";
