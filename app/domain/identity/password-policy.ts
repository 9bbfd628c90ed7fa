/** Why a password is refused, in the order in which the reasons are looked at. */
export const passwordFaults = ["too_short", "too_long", "contains_name", "common"] as const;
export type PasswordFault = (typeof passwordFaults)[number];

export const passwordMinLength = 10;
const passwordMaxLength = 200;

/** The passwords that a guesser here would try first and that are long enough to pass. */
const commonPasswords = new Set(
  [
    "1234567890 12345678910 0123456789 9876543210 0987654321 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop",
    "qwerty12345 qwerty123456 password12 password123 password1234 passw0rd123 iloveyou12",
    "administrator welcome123 letmein1234 abcdefghij abcd123456 йцукенгшщз пароль1234 привет12345",
    "parol12345 salam12345 turkmenistan türkmenistan ashgabat123 asgabat123 aşgabat123 halypa12345",
    "halypahalypa",
  ].flatMap((line) => line.split(" ")),
);

/** Length counts letters as people see them. @returns null when the password may be used. */
export function passwordFault(password: string, userName: string): PasswordFault | null {
  const letters = Array.from(password.normalize("NFKC"));
  if (letters.length < passwordMinLength) return "too_short";
  if (letters.length > passwordMaxLength) return "too_long";
  const folded = password.normalize("NFKC").toLowerCase();
  if (userName.length >= 3 && folded.includes(userName)) return "contains_name";
  if (new Set(letters).size < 4 || commonPasswords.has(folded)) return "common";
  return null;
}
