/** What somebody typed to say who she is, brought to the form in which it is stored. */
export interface LoginName {
  readonly kind: "email" | "phone" | "user_name";
  readonly value: string;
}

/** An e-mail address, a phone number in any usual spelling, or a user name. Never fails: a nonsense name finds nobody. */
export function readLoginName(typed: string): LoginName {
  const text = typed.trim().normalize("NFC").toLowerCase();
  if (text.includes("@")) return { kind: "email", value: text };
  const phone = normalisePhone(text);
  return phone ? { kind: "phone", value: phone } : { kind: "user_name", value: text };
}

/**
 * `+993 65 12-34-56`, `8 65 123456`, `65123456` and `00993…` → `+99365123456`; other countries need their `+`.
 * @returns null when it is no phone number.
 */
export function normalisePhone(typed: string): string | null {
  const text = typed.trim();
  if (!/^\+?[\d\s().-]{6,24}$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  if (text.startsWith("+")) return /^\d{8,15}$/.test(digits) ? `+${digits}` : null;
  if (/^00\d{8,15}$/.test(digits)) return `+${digits.slice(2)}`;
  if (/^993\d{8}$/.test(digits)) return `+${digits}`;
  if (/^8?[1-7]\d{7}$/.test(digits)) return `+993${digits.slice(-8)}`;
  return null;
}
