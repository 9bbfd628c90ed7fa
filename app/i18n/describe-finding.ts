import type { Locale } from "#app/domain/kernel/locale.ts";
import { content as en } from "./messages/en/content.ts";
import { content as ru } from "./messages/ru/content.ts";
import { content as tk } from "./messages/tk/content.ts";

const findings = { tk: tk.findings, ru: ru.findings, en: en.findings };

/** What is wrong in a content file and how to mend it, in plain words. */
export function describeFinding(
  code: keyof typeof en.findings,
  params: Readonly<Record<string, string | number>>,
  locale: Locale,
): { what: string; mend: string } {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  const { what, mend } = findings[locale][code];
  return { what: fill(what), mend: fill(mend) };
}
