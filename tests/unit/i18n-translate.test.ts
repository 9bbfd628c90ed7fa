import { describe, expect, test } from "vitest";
import { requestLocale } from "#app/auth/request-locale.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { isMessageKey, translateKey, translator } from "#app/i18n/translate.ts";

describe("a message", () => {
  test("with a count takes the form that the language wants", () => {
    const t = translator("ru");
    expect([1, 3, 5, 21].map((count) => t("common.minutes", { count }))).toEqual([
      "1 минута",
      "3 минуты",
      "5 минут",
      "21 минута",
    ]);
    expect(translator("tk")("common.minutes", { count: 15 })).toBe("15 minut");
    expect(translator("en")("common.minutes", { count: 1 })).toBe("1 minute");
  });

  test("takes its parameters as they are, markup and braces included", () => {
    const name = "<b>{count}</b>";
    expect(translator("en")("nav.signedInAs", { name })).toBe("Signed in as <b>{count}</b>");
  });

  test("ends with one full stop, also where a Russian date brings its own", () => {
    expect(translator("ru")("learn.lesson.doneOn", { date: "18 ноября 2026 г." })).toMatch(/ г\.$/);
    expect(translator("en")("learn.lesson.doneOn", { date: "18 November 2026" })).toMatch(/2026\.$/);
  });

  test("that does not exist is an error, not a blank", () => {
    const missing: string = "common.nothing";
    expect(isMessageKey(missing)).toBe(false);
    expect(isMessageKey("common.constructor")).toBe(false);
    expect(isMessageKey("common")).toBe(false);
    expect(isMessageKey("common.save") && translateKey("tk", "common.save")).toBe("Ýatda sakla");
  });
});

describe("the language of a request", () => {
  const asked = (headers: Record<string, string>) =>
    requestLocale(new Request("http://portal.test/", { headers }));

  test("is the cookie's before the browser's", () => {
    expect(asked({ Cookie: "a=b; halypa_language=ru", "Accept-Language": "en" })).toBe("ru");
  });

  test("is the browser's best wish that we speak", () => {
    expect(asked({ "Accept-Language": "de, ru-RU;q=0.7, en-GB;q=0.8" })).toBe("en");
    expect(asked({ "Accept-Language": "en;q=0, ru;q=0.1" })).toBe("ru");
  });

  test("is Turkmen when nothing fits, or nonsense is sent", () => {
    expect(asked({})).toBe("tk");
    expect(asked({ "Accept-Language": "uz, kk;q=0.9" })).toBe("tk");
    expect(asked({ Cookie: "halypa_language=xx", "Accept-Language": ";;;q=,=," })).toBe("tk");
  });
});

test("the title of a tab is in the language that the root found, else in Turkmen", () => {
  const root = { id: "root", data: { locale: "ru" } };
  expect(pageTitle({ matches: [root] }, (t) => t("nav.learn"))).toEqual([{ title: "Учёба · Halypa" }]);
  expect(pageTitle({ matches: [] }, (t) => t("nav.learn"))).toEqual([{ title: "Okamak · Halypa" }]);
});
