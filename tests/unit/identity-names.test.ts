import { describe, expect, test } from "vitest";
import { isSameOriginWrite } from "#app/auth/same-origin.server.ts";
import { normalisePhone, readLoginName } from "#app/domain/identity/login-name.ts";
import { codeFromBytes, groupCode, readCode } from "#app/domain/identity/one-time-code.ts";
import { displayName, fullName } from "#app/domain/identity/person-names.ts";
import { passwordFault } from "#app/domain/identity/password-policy.ts";
import { foldName } from "#app/lib/fold-name.ts";
import { localPath } from "#app/lib/local-path.ts";

describe("a name is one search key in every spelling", () => {
  test.each([
    ["Ataýew", "Атаев", "Atayev"],
    ["Nuryýew", "Нурыев", "Nuryyev"],
    ["Annageldiýew", "Аннагельдыев", "Annageldiyev"],
    ["Jeren", "Джерен", "Җерен"],
    ["Hojaýew", "Ходжаев", "Khojayev"],
    ["Çary", "Чары", "Chary"],
    ["Şirin", "Ширин", "Shirin"],
    ["Ýusup", "Юсуп", "Yusup"],
    ["Gözel", "Гозель", "gozel"],
    ["Ňazik Ýolbars", "Ңазик Ёлбарс", "nazik yolbars"],
  ])("%s, %s and %s", (latin, cyrillic, typed) => {
    expect(foldName(cyrillic)).toBe(foldName(latin));
    expect(foldName(typed)).toBe(foldName(latin));
    expect(foldName(latin)).toMatch(/^[a-z ]+$/);
  });

  test("different names stay different", () => {
    expect(foldName("Aman")).not.toBe(foldName("Ata"));
  });
});

describe("a person is named in the script of the reader", () => {
  const person = {
    surname: "Myradowa",
    givenName: "Jeren",
    patronymic: "Serdarowna",
    surnameCyrillic: "Мырадова",
    givenNameCyrillic: "Джерен",
    patronymicCyrillic: null,
  };
  test("short in Latin for Turkmen and English, in Cyrillic for Russian", () => {
    expect(displayName(person, "tk")).toBe("Jeren Myradowa");
    expect(displayName(person, "ru")).toBe("Джерен Мырадова");
  });
  test("in full with surname first, never mixing scripts", () => {
    expect(fullName(person, "en")).toBe("Myradowa Jeren Serdarowna");
    expect(fullName(person, "ru")).toBe("Мырадова Джерен");
    expect(fullName({ ...person, givenNameCyrillic: null }, "ru")).toBe("Myradowa Jeren Serdarowna");
  });
});

describe("the sign-in name", () => {
  test.each(["+993 65 12-34-56", "8 65 123456", "65123456", "0099365123456", "993 65 123456"])(
    "%s is the phone number +99365123456",
    (typed) => expect(normalisePhone(typed)).toBe("+99365123456"),
  );
  test.each(["worker", "12", "+1", "65 12 34", "worker1"])("%s is no phone number", (typed) => {
    expect(normalisePhone(typed)).toBeNull();
  });
  test("is read as address, number or user name, without its case", () => {
    expect(readLoginName(" Worker@Demo.example ")).toEqual({ kind: "email", value: "worker@demo.example" });
    expect(readLoginName("+49 30 1234567")).toEqual({ kind: "phone", value: "+49301234567" });
    expect(readLoginName("Worker2")).toEqual({ kind: "user_name", value: "worker2" });
  });
});

describe("a one-time code", () => {
  test("has 60 bits in three groups of letters that are not mistaken for each other", () => {
    const bytes = Uint8Array.from({ length: 12 }, (_, i) => i * 21);
    const code = codeFromBytes(bytes);
    expect(groupCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(
      new Set(Array.from({ length: 256 }, (_, i) => codeFromBytes(new Uint8Array(12).fill(i)))).size,
    ).toBe(32);
  });
  test("is read however it was typed: case, spaces, look-alikes, a Cyrillic keyboard", () => {
    expect(readCode("abcd-1O2l-efgh")).toBe("ABCD1021EFGH");
    expect(readCode("АВСЕ 1020 ‑ НКМР")).toBe("ABCE1020HKMP");
  });
  test.each(["", "ABCD-EFGH", "ABCD-EFGH-JKMU", "ABCD-EFGH-JKMN-P"])("%j is none", (typed) => {
    expect(readCode(typed)).toBeNull();
  });
});

describe("a password is refused", () => {
  test.each([
    ["neun tief", "too_short"],
    ["🙂🙂🙂🙂🙂", "too_short"],
    ["x".repeat(201), "too_long"],
    ["ich bin jeren.m hier", "contains_name"],
    ["Password123", "common"],
    ["aaaaaaaaaaab", "common"],
  ])("%s because it is %s", (password, fault) => expect(passwordFault(password, "jeren.m")).toBe(fault));
  test("and accepted when it is long and its own", () => {
    expect(passwordFault("dört sany gyzyl alma", "jeren.m")).toBeNull();
    expect(passwordFault("halypa-demo", "worker")).toBeNull();
  });
});

describe("after signing in one goes only to our own pages", () => {
  test.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "http:evil.example",
    "",
    "learn",
  ])("%j is not followed", (next) => expect(localPath(next)).toBeNull());
  test.each(["/learn", "/learn/a/b?x=1#q2", "/glossary"])("%s is", (next) =>
    expect(localPath(next)).toBe(next),
  );
});

describe("a write from another site", () => {
  const post = (headers: Record<string, string>) =>
    isSameOriginWrite(
      new Request("http://halypa.test/login", { method: "POST", headers }),
      "http://halypa.test",
    );
  test.each([
    [{ Origin: "http://evil.example" }],
    [{ Origin: "null" }],
    [{ Origin: "http://halypa.test.evil.example" }],
    [{ Origin: "http://evil.example", "Sec-Fetch-Site": "cross-site" }],
    [{ "Sec-Fetch-Site": "cross-site" }],
    [{ "Sec-Fetch-Site": "same-site", Origin: "http://other.halypa.test" }],
    [{ Referer: "http://evil.example/form" }],
  ])("is refused: %o", (headers) => expect(post(headers)).toBe(false));
  test.each([
    [{ Origin: "http://halypa.test" }],
    [{ Origin: "http://halypa.test", "Sec-Fetch-Site": "same-origin" }],
    [{ Referer: "http://halypa.test/login" }],
    [{}],
  ])("is none: %o", (headers) => expect(post(headers)).toBe(true));
  test("reading is free", () => {
    const headers = { Origin: "http://evil.example" };
    expect(isSameOriginWrite(new Request("http://halypa.test/", { headers }), "http://halypa.test")).toBe(
      true,
    );
  });
});
