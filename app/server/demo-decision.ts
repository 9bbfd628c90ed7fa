import { StartError } from "#app/platform/start-error.ts";

export interface DemoFacts {
  /** HALYPA_DEMO. */
  readonly wish: "on" | "off" | "auto";
  /** The database says that it is a demo. */
  readonly stored: boolean;
  /** Nobody is in the database. */
  readonly empty: boolean;
  readonly embedded: boolean;
  /** Only this machine can reach the portal: HOST and PUBLIC_URL. */
  readonly private: boolean;
}

/**
 * Whether to fill the database with the demo. Everybody knows its passwords, so it never happens, and is never
 * served to others, without being asked for.
 * @throws StartError when the wish does not fit the database.
 */
export function decideDemo(facts: DemoFacts): "make" | "leave" {
  if (facts.stored) {
    if (facts.private || facts.wish === "on") return "leave";
    throw new StartError(
      "HOST or PUBLIC_URL opens a demo database, whose passwords everybody knows, to others: set HALYPA_DEMO=on if that is meant",
    );
  }
  if (facts.wish === "on") {
    if (facts.empty) return "make";
    throw new StartError(
      "HALYPA_DEMO=on, but this database has real people in it: unset it or use an empty database",
    );
  }
  return facts.wish === "auto" && facts.empty && facts.embedded && facts.private ? "make" : "leave";
}
