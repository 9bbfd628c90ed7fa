import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DomainError, domainErrorCodes } from "#app/domain/kernel/domain-error.ts";
import { refuse, statusOf, toResponse } from "#app/http/error-response.server.ts";
import { typed } from "#app/http/form-problems.ts";
import { parseForm, problemOf } from "#app/http/parse-form.server.ts";
import { readBody, readForm, readJson } from "#app/http/read-body.server.ts";
import { isMessageKey } from "#app/i18n/translate.ts";

const address = "http://portal.test/form";

function formRequest(fields: [string, string][]): Request {
  return new Request(address, { method: "POST", body: new URLSearchParams(fields) });
}

/** A body that claims no length, piece by piece. */
function streamed(pieces: number, size: number): Request {
  let left = pieces;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(size));
      else controller.close();
    },
  });
  return new Request(address, { method: "POST", body, duplex: "half" });
}

async function thrown(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

const signUp = z.object({
  name: z.string().min(2),
  email: z.email(),
  password: z.string().min(10, "errors.code.password_weak"),
  age: z.number().int().optional(),
  shared: z.string().optional(),
});

describe("a form", () => {
  test("that fits comes back as the schema's value", async () => {
    const request = formRequest([
      ["name", "Jeren"],
      ["email", "jeren@demo.example"],
      ["password", "dört gowy uzyn söz"],
      ["age", "31"],
    ]);
    expect(await parseForm(request, signUp)).toMatchObject({
      ok: true,
      value: { name: "Jeren", age: 31, password: "dört gowy uzyn söz" },
    });
  });

  test("that does not fit names a message for each field and keeps what was typed, but no secret", async () => {
    const request = formRequest([
      ["name", ""],
      ["email", "jeren(at)demo"],
      ["password", "short"],
      ["age", "many"],
    ]);
    const parsed = await parseForm(request, signUp);
    if (parsed.ok) throw new Error("the form was accepted");
    expect(parsed.submission).toEqual({
      values: { name: "", email: "jeren(at)demo", age: "many" },
      errors: {
        name: "errors.required",
        email: "errors.email",
        password: "errors.code.password_weak",
        age: "errors.number",
      },
    });
    expect(typed(parsed.submission, "email")).toBe("jeren(at)demo");
    expect(typed(parsed.submission, "password")).toBe("");
  });

  test("keeps the values of a repeated field in order", async () => {
    const parsed = await parseForm(
      formRequest([
        ["option", "b"],
        ["option", "a"],
      ]),
      z.object({ other: z.string() }),
    );
    expect(!parsed.ok && parsed.submission.values).toEqual({ option: ["b", "a"] });
  });

  test("that the domain refused shows the domain's sentence", () => {
    const form = new FormData();
    form.set("email", "jeren");
    expect(problemOf(new DomainError("credentials_invalid"), form)).toEqual({
      values: { email: "jeren" },
      errors: { "": "errors.code.credentials_invalid" },
    });
    expect(() => problemOf(new TypeError("no"), form)).toThrow(TypeError);
  });
});

describe("a body", () => {
  test("larger than the limit is refused with 413, whatever it claims", async () => {
    const honest = new Request(address, {
      method: "POST",
      body: "x".repeat(50),
      headers: { "Content-Length": "50" },
    });
    expect(await thrown(readBody(honest, 40))).toMatchObject({ status: 413 });
    expect(await thrown(readBody(streamed(5, 10), 40))).toMatchObject({ status: 413 });
    expect((await readBody(streamed(4, 10), 40)).byteLength).toBe(40);
  });

  test("that is no form or no JSON is refused with 400", async () => {
    const plain = new Request(address, {
      method: "POST",
      body: "name=a",
      headers: { "Content-Type": "text/plain" },
    });
    expect(await thrown(readForm(plain))).toMatchObject({ status: 400 });
    const broken = new Request(address, { method: "POST", body: "{" });
    expect(await thrown(readJson(broken))).toMatchObject({ status: 400 });
    const wrongBytes = new Request(address, { method: "POST", body: new Uint8Array([0x22, 0xff, 0x22]) });
    expect(await thrown(readJson(wrongBytes))).toMatchObject({ status: 400 });
  });

  test("of several parts is read like any form", async () => {
    const body = new FormData();
    body.set("name", "Ýazgül");
    const form = await readForm(new Request(address, { method: "POST", body }));
    expect(form.get("name")).toBe("Ýazgül");
  });
});

describe("a refusal of the domain", () => {
  test("has a status and a sentence for every code", () => {
    for (const code of domainErrorCodes) {
      expect(statusOf[code]).toBeGreaterThanOrEqual(400);
      expect(isMessageKey(`errors.code.${code}`)).toBe(true);
    }
  });

  test("becomes its code and parameters; any other error is thrown on", async () => {
    const response = toResponse(new DomainError("rate_limited", { minutes: 5 }));
    expect(response.status).toBe(429);
    expect(await response.json()).toEqual({ code: "rate_limited", params: { minutes: 5 } });
    const bug = new TypeError("secret detail");
    expect(() => toResponse(bug)).toThrow(bug);
    expect(await thrown(Promise.reject(new DomainError("not_found")).catch(refuse))).toMatchObject({
      status: 404,
    });
  });
});
