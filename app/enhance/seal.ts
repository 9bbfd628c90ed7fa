import { isDurable, putSeal, sealOf, type Seal } from "./device-store.ts";
import { learnWords } from "./saved-bar.ts";

const author = document.body.dataset["author"] ?? "";
/** Tickets and keys grow old: a week later both are asked for anew, and the old ones serve until the new are there. */
const renewMs = 7 * 86_400_000;
let asked: Promise<Seal | null> | null = null;

/**
 * What this person's work is sealed with when she leaves without a network, and the words for that moment. Fetched
 * with the first page, kept as long as she is signed in. Null while it could not be had.
 */
export function ensureSeal(): Promise<Seal | null> {
  asked ??= find().then((seal) => {
    if (seal) learnWords(seal.words);
    else asked = null;
    return seal;
  });
  return asked;
}

/** Asked for once the page is there, so that the first word finds it; a device that has it asks nobody. */
export function startSealing(): void {
  if (!document.querySelector("[data-saved-bar]")) return;
  if (document.readyState === "complete") void ensureSeal();
  else addEventListener("load", () => void ensureSeal());
}

async function find(): Promise<Seal | null> {
  if (!author) return null;
  const { lang } = document.documentElement;
  // A device that keeps nothing needs the words all the same.
  if (!(await isDurable())) return ask(lang);
  const kept = await sealOf(author);
  if (kept && kept.lang === lang && Math.abs(Date.now() - kept.since) < renewMs) return kept;
  const fresh = await ask(lang);
  if (fresh) await putSeal(fresh);
  return fresh ?? kept ?? null;
}

async function ask(lang: string): Promise<Seal | null> {
  try {
    const response = await fetch("/resources/seal", { headers: { Accept: "application/json" } });
    const reply: unknown = response.ok ? await response.json() : null;
    return isSeal(reply) && reply.author === author ? { ...reply, lang, since: Date.now() } : null;
  } catch {
    return null;
  }
}

function isSeal(value: unknown): value is Seal {
  return (
    typeof value === "object" && value !== null && "key" in value && "ticket" in value && "words" in value
  );
}
