import { describe, expect, test } from "vitest";
import {
  compareText,
  daysBetween,
  formatDate,
  formatDateTime,
  formatDay,
  formatList,
  formatNumber,
  formatPercent,
  relativeDay,
} from "#app/i18n/format.ts";

/** 23:30 on 21 November in London, already the 22nd in Ashgabat (UTC+5). */
const lateEvening = new Date("2026-11-21T23:30:00Z");

describe("dates", () => {
  test("are Turkmen in Turkmen, in the time of Ashgabat", () => {
    expect(formatDate(lateEvening, "tk")).toBe("22 noýabr 2026");
    expect(formatDay(lateEvening, "tk")).toBe("22 noýabr");
    expect(formatDateTime(lateEvening, "tk")).toBe("22 noýabr 2026, 04:30");
  });

  test("are Russian and English in theirs", () => {
    expect(formatDate(lateEvening, "ru")).toBe("22 ноября 2026 г.");
    expect(formatDate(lateEvening, "en")).toBe("22 November 2026");
  });

  test("follow the time zone that is asked for", () => {
    expect(formatDate(lateEvening, "en", "UTC")).toBe("21 November 2026");
  });

  test("of midnight say 00:00, not 24:00", () => {
    expect(formatDateTime(new Date("2026-11-21T19:00:00Z"), "en")).toBe("22 November 2026, 00:00");
  });
});

describe("days between", () => {
  const tenToMidnight = new Date("2026-11-21T18:50:00Z");

  test("go by the calendar, not by hours", () => {
    expect(daysBetween(tenToMidnight, new Date("2026-11-21T19:10:00Z"))).toBe(1);
    expect(daysBetween(tenToMidnight, new Date("2026-11-22T18:59:00Z"))).toBe(1);
    expect(daysBetween(tenToMidnight, new Date("2026-11-21T02:00:00Z"))).toBe(0);
  });

  test("read as words", () => {
    const tomorrow = new Date("2026-11-21T19:10:00Z");
    expect(relativeDay(tomorrow, tenToMidnight, "tk")).toBe("ertir");
    expect(relativeDay(tomorrow, tenToMidnight, "ru")).toBe("завтра");
    expect(relativeDay(tenToMidnight, tenToMidnight, "en")).toBe("today");
    expect(relativeDay(new Date("2026-11-18T12:00:00Z"), tenToMidnight, "tk")).toBe("3 gün öň");
  });
});

test("numbers, shares and lists are written as the language writes them", () => {
  expect(formatNumber(1234.5, "ru")).toBe("1\u00a0234,5");
  expect(formatPercent(0.81, "tk")).toBe("81\u00a0%");
  expect(formatPercent(0.81, "en")).toBe("81%");
  expect(formatList(["Ahal", "Balkan", "Mary"], "tk")).toBe("Ahal, Balkan we Mary");
});

test("Turkmen names sort by the Turkmen alphabet, where ž follows j", () => {
  const names = ["Şemşat", "Çary", "Döwlet", "Sona", "Cemal", "Žanna", "Ýazgül", "Yhlas", "Zöhre"];
  expect(names.toSorted(compareText("tk"))).toEqual([
    "Cemal",
    "Çary",
    "Döwlet",
    "Žanna",
    "Sona",
    "Şemşat",
    "Yhlas",
    "Ýazgül",
    "Zöhre",
  ]);
});
