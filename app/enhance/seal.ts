import { isDurable, putSeal, sealOf, type Seal } from "./device-store.ts";
import { learnWords } from "./saved-bar.ts";

const author = document.body.dataset["author"] ?? "";
/** Tickets and keys grow old: after a week the page brings new ones. */
const renewSeconds = 7 * 86_400;
let found: Promise<Seal | null> | null = null;
let completing: Promise<void> | null = null;

/**
 * What this person's work is sealed with when she leaves without a network. The page itself brings it to a device that
 * has none, so that the first word can be kept even if the network goes before it. Null where nothing is kept.
 */
export function ensureSeal(): Promise<Seal | null> {
  found ??= find().then((seal) => {
    if (seal) learnWords(seal.words);
    else found = null;
    return seal;
  });
  return found;
}

/** The words for rare moments follow when a hand first comes near: who only reads pays nothing for them. */
export function startSealing(): void {
  if (!author) return;
  void ensureSeal();
  if (!isSecureContext) completing = complete();
  const near = () => void (completing ??= complete());
  for (const kind of ["pointerdown", "focusin"]) document.addEventListener(kind, near);
}

async function find(): Promise<Seal | null> {
  if (!author || !(await isDurable())) return null;
  const kept = await sealOf(author);
  const [key = "", ticket = ""] = (document.body.dataset["seal"] ?? "").split(".");
  if (!key) return kept ?? ask();
  const seal = { author, key, ticket, words: kept?.words ?? {}, lang: kept?.lang ?? "" };
  await putSeal(seal);
  return seal;
}

async function complete(): Promise<void> {
  const seal = await ensureSeal();
  if (seal?.lang !== document.documentElement.lang) {
    const fresh = await ask();
    if (!fresh) return void (completing = null);
    learnWords(fresh.words);
    if (!(await isDurable())) return;
    await putSeal(fresh);
    found = Promise.resolve(fresh);
  }
  // Pages need not bring it any more.
  document.cookie = `halypa_seal=${author.slice(-8)}; path=/; max-age=${renewSeconds}; samesite=lax`;
}

async function ask(): Promise<Seal | null> {
  try {
    const response = await fetch("/resources/seal", { headers: { Accept: "application/json" } });
    const reply: unknown = response.ok ? await response.json() : null;
    if (!isSeal(reply) || reply.author !== author) return null;
    return { ...reply, lang: document.documentElement.lang };
  } catch {
    return null;
  }
}

function isSeal(value: unknown): value is Seal {
  return (
    typeof value === "object" && value !== null && "key" in value && "ticket" in value && "words" in value
  );
}
