import type { DatabasePool } from "#app/db/client.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { KeyRing } from "#app/platform/crypto.server.ts";
import type { Logger } from "#app/platform/logger.server.ts";
import type { Mailer } from "#app/platform/mailer.server.ts";

/** What the server hands to every request through Remix's load context: nothing in `app/` opens its own. */
export interface Services {
  readonly pool: DatabasePool;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly logger: Logger;
  /** Null where no SMTP_URL is set: pages then offer one-time codes only. */
  readonly mailer: Mailer | null;
  /** Origin of the portal, without a slash at the end; same-origin checks and links in mail use it. */
  readonly publicUrl: string;
  readonly demo: boolean;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly services: Services;
    readonly requestId: string;
    /** The address that the request came from, after `trust proxy`. For rate limits only; never stored in clear. */
    readonly clientAddress: string;
  }
}
