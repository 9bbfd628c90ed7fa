import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { flash, takeFlash } from "#app/http/flash.server.ts";

/** Flash reads nothing else of the context. */
function contextAt(publicUrl: string): AppLoadContext {
  return { services: { publicUrl } } as AppLoadContext;
}
const context = contextAt("http://127.0.0.1:3000");

function carrying(cookie: string): Request {
  return new Request("http://portal.test/", { headers: { Cookie: cookie } });
}

function cookieOf(headers: Headers): string {
  return headers.get("Set-Cookie") ?? "";
}

test("what was done is said once, in the language of the page that says it", () => {
  const cookie = cookieOf(flash(context, "common.people", { count: 3 }));
  const taken = takeFlash(carrying(`x=y; ${cookie.split(";")[0]}`), context, "ru");
  expect(taken?.text).toBe("3 человека");
  expect(cookieOf(taken?.headers ?? new Headers())).toMatch(/^halypa_flash=; Max-Age=0; Path=\//);
});

test("the cookie is out of reach of scripts, and Secure behind https", () => {
  expect(cookieOf(flash(context, "common.saved"))).toMatch(/HttpOnly; SameSite=Lax$/);
  expect(cookieOf(flash(contextAt("https://halypa.example"), "common.saved"))).toMatch(/; Secure$/);
});

test.each([
  ["no cookie", "other=1"],
  ["no JSON", "halypa_flash=bm90aGluZw"],
  ["an unknown message", `halypa_flash=${encode({ key: "common.unknown", params: {} })}`],
  ["an inherited name", `halypa_flash=${encode({ key: "constructor.name", params: {} })}`],
  [
    "too long a parameter",
    `halypa_flash=${encode({ key: "nav.signedInAs", params: { name: "x".repeat(500) } })}`,
  ],
])("with %s nothing is said", (_name, cookie) => {
  expect(takeFlash(carrying(cookie), context, "en")).toBeNull();
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
