import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Browser, BrowserContext } from "playwright-core";
import { inject } from "vitest";
import { hashSessionId } from "#app/auth/session-store.server.ts";
import { openDatabase, type DatabasePool } from "#app/db/client.server.ts";
import { person, session } from "#app/db/schema/index.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { clusterUser } from "#app/server/embedded/cluster.server.ts";
import { socketFolder, socketPort } from "#app/server/embedded/socket-folder.server.ts";
import type { KeyRing } from "#app/platform/crypto.server.ts";
import { openKeys } from "#app/server/open-keys.server.ts";
import { keptSecret } from "#app/server/secret.server.ts";
import { makePerson } from "./factories.ts";

/** The database of the portal that browser journeys visit, for content that the demo has not. */
export function openPortalDatabase(): DatabasePool {
  const socketDir = socketFolder(inject("portalFolder"));
  return openDatabase({ socketDir, port: socketPort, user: clusterUser, database: "halypa" }, 2);
}

/** The keys of that portal, so that what is sealed here opens there. */
export function portalKeys({ db }: DatabasePool): Promise<KeyRing> {
  return openKeys(db, keptSecret(inject("portalFolder"), true));
}

interface Screen {
  readonly locale: Locale;
  readonly width: number;
  /** Scripts run unless it is false. */
  readonly scripts?: boolean;
}

/** A learner who is signed in and has learned nothing yet. */
export async function newLearner(
  database: DatabasePool,
  browser: Browser,
  screen: Screen,
): Promise<BrowserContext> {
  const { id } = await makePerson(database.db, { roles: ["worker"] });
  return signedInAs(database, browser, id, screen);
}

/** A browser in which somebody is signed in, and reads the portal in this language. */
export async function signedInAs(
  { db }: DatabasePool,
  browser: Browser,
  personId: string,
  { locale, width, scripts = true }: Screen,
): Promise<BrowserContext> {
  await db.update(person).set({ locale }).where(eq(person.id, personId));
  const secret = randomBytes(20).toString("hex");
  const expiresAt = new Date(Date.now() + 30 * 24 * 3_600_000);
  await db.insert(session).values({ id: hashSessionId(secret), personId, expiresAt });
  const context = await browser.newContext({ viewport: { width, height: 740 }, javaScriptEnabled: scripts });
  await context.addCookies([{ name: "halypa_session", value: secret, url: inject("portalUrl") }]);
  return context;
}
