import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { StartError } from "./start-error.ts";

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/** Everything that the surroundings decide, checked and with its defaults. */
export interface Env {
  readonly port: number;
  readonly host: string;
  /** Origin without a slash at the end. */
  readonly publicUrl: string;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Absolute. */
  readonly dataDir: string;
  /** Null: made once and kept in `dataDir`. */
  readonly secret: string | null;
  readonly demo: "on" | "off" | "auto";
  readonly smtpUrl: string | null;
  readonly logLevel: (typeof logLevels)[number];
  readonly metricsToken: string | null;
}

function urlWith(protocols: readonly string[], what: string): z.ZodType<string> {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), what);
}

const origin = urlWith(["http:", "https:"], "must be an address like https://halypa.example")
  .refine(
    (text) => URL.canParse(text) && new URL(text).pathname === "/" && !/[?#]/.test(text),
    "must have no path",
  )
  .transform((text) => new URL(text).origin);

const schema = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
      .transform(Number)
      .refine((port) => port <= 65_535, "must be a number from 0 to 65535")
      .default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, "must be an address of this machine, like 127.0.0.1")
      .default("127.0.0.1"),
    PUBLIC_URL: origin.optional(),
    DATABASE_URL: urlWith(["postgres:", "postgresql:"], "must start with postgres://").optional(),
    HALYPA_DATA_DIR: z.string().default("data"),
    HALYPA_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    HALYPA_DEMO: z.enum(["on", "off"], "must be on or off").optional(),
    SMTP_URL: urlWith(["smtp:", "smtps:"], "must start with smtp:// or smtps://").optional(),
    LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
    METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  })
  .refine((env) => !env.DATABASE_URL || env.HALYPA_SECRET, {
    path: ["HALYPA_SECRET"],
    message: "is required with DATABASE_URL (at least 32 random characters, the same at every start)",
  });

/**
 * Reads the variables; an empty one counts as missing. Relative folders start at `base`.
 * @throws StartError naming the first wrong variable and what it must be, never its value.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>, base: string): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartError(`${String(issue?.path[0] ?? "environment")} ${issue?.message ?? "is wrong"}`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? `http://${publicName(env.HOST)}:${env.PORT}`,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: isAbsolute(env.HALYPA_DATA_DIR) ? env.HALYPA_DATA_DIR : resolve(base, env.HALYPA_DATA_DIR),
    secret: env.HALYPA_SECRET ?? null,
    demo: env.HALYPA_DEMO ?? "auto",
    smtpUrl: env.SMTP_URL ?? null,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN ?? null,
  };
}

/** Is this address of the machine reachable from the machine only? */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function publicName(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
