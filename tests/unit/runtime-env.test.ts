import { describe, expect, it } from "vitest";
import { isLoopback, readEnv } from "#app/platform/env.server.ts";
import { StartError } from "#app/platform/start-error.ts";

const secret = "0123456789abcdef0123456789abcdef";

function refusal(variables: Record<string, string>): string {
  try {
    readEnv(variables, "/srv");
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("the environment", () => {
  it("needs nothing: an embedded database in ./data, on this machine only", () => {
    expect(readEnv({ HALYPA_DEMO: "", PORT: undefined }, "/srv")).toEqual({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: "http://127.0.0.1:3000",
      databaseUrl: null,
      dataDir: "/srv/data",
      secret: null,
      demo: "auto",
      smtpUrl: null,
      logLevel: "info",
      metricsToken: null,
    });
  });

  it("gives the origin of PUBLIC_URL, and a usable one without it", () => {
    expect(readEnv({ PUBLIC_URL: "https://Halypa.example/" }, "/").publicUrl).toBe("https://halypa.example");
    expect(readEnv({ HOST: "0.0.0.0", PORT: "80" }, "/").publicUrl).toBe("http://localhost:80");
    expect(readEnv({ HOST: "::1" }, "/").publicUrl).toBe("http://[::1]:3000");
  });

  it.each([
    [{ PORT: "http" }, "PORT must be a number from 0 to 65535"],
    [{ PORT: "65536" }, "PORT must be a number from 0 to 65535"],
    [{ HOST: "a b" }, "HOST must be an address of this machine, like 127.0.0.1"],
    [{ PUBLIC_URL: "halypa.example" }, "PUBLIC_URL must be an address like https://halypa.example"],
    [{ PUBLIC_URL: "https://halypa.example/portal" }, "PUBLIC_URL must have no path"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must start with postgres://"],
    [{ HALYPA_SECRET: "short" }, "HALYPA_SECRET must have at least 32 characters"],
    [{ HALYPA_DEMO: "yes" }, "HALYPA_DEMO must be on or off"],
    [{ SMTP_URL: "mail.example" }, "SMTP_URL must start with smtp:// or smtps://"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of debug, info, warn, error, silent"],
    [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN must have at least 16 characters"],
  ])("refuses %o in one line that names it", (variables, message) => {
    expect(refusal(variables)).toBe(message);
  });

  it("wants a secret of its own with DATABASE_URL, and never repeats what it was given", () => {
    const url = "postgres://halypa:hunter2@db.example/halypa";
    expect(refusal({ DATABASE_URL: url })).toMatch(/^HALYPA_SECRET is required with DATABASE_URL/);
    expect(refusal({ DATABASE_URL: url })).not.toContain("hunter2");
    expect(readEnv({ DATABASE_URL: url, HALYPA_SECRET: secret }, "/").databaseUrl).toBe(url);
  });

  it("knows which addresses are this machine", () => {
    expect(["localhost", "127.0.0.1", "127.8.0.1", "::1"].map(isLoopback)).toEqual([true, true, true, true]);
    expect(["0.0.0.0", "192.168.1.2", "::", "127.example.org"].map(isLoopback)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
