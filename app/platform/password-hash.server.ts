import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
// Algorithm 2 is argon2id; the package gives its names only as ambient constants.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns an argon2id hash with its salt and cost, for `person.password_hash`. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let nobodys: Promise<string> | undefined;

/** Compares in the same time whether or not there is a hash, so that an unknown name answers like a wrong password. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword("the password of nobody");
  const matches = await verify(passwordHash ?? (await nobodys), password.normalize("NFKC"));
  return matches && passwordHash !== null;
}
