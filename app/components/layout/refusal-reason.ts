import { domainErrorCodes } from "#app/domain/kernel/domain-error.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** Codes whose sentence says more than the page of their status does. */
const telling = domainErrorCodes.filter(
  (code) =>
    code === "key_withheld" ||
    code === "other_author" ||
    code === "withheld_law_check" ||
    code === "already_done" ||
    code === "texts_closed",
);

/** The exact sentence for a refusal `{code}`, or null when the page of its status says enough. */
export function reasonOf(refusal: unknown, t: Translate): string | null {
  if (typeof refusal !== "object" || refusal === null || !("code" in refusal)) return null;
  const code = telling.find((one) => one === refusal.code);
  return code ? t(`errors.code.${code}`) : null;
}
