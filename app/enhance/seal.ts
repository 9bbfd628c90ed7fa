import { isDurable, putSeal, sealOf, type Seal } from "./device-store.ts";
import { author } from "./page-author.ts";
import { fieldIn, textIn } from "./reply.ts";
import { learnWords } from "./saved-bar.ts";

const { seal: brought } = document.body.dataset;
/** Tickets and keys grow old: after a week the page brings new ones. */
const renewSeconds = 7 * 86_400;
let found: Promise<Seal | null> | null = null;

/**
 * What this person's work is sealed with when she leaves without a network, and the words of rare moments. The page
 * itself brings both to a device that has none, so that the first word can be kept even if the network goes before it.
 * Null where nothing is kept.
 */
export function ensureSeal(): Promise<Seal | null> {
  found ??= find().then((seal) => {
    if (!seal) found = null;
    return seal;
  });
  return found;
}

export function startSealing(): void {
  if (!author) return;
  void ensureSeal();
  // Another tab may have brought a newer one while this one was away.
  document.addEventListener("visibilitychange", () => void renew());
}

async function renew(): Promise<void> {
  const stored = document.visibilityState === "visible" && (await sealOf(author));
  if (stored) found = Promise.resolve(stored);
}

async function find(): Promise<Seal | null> {
  const durable = author !== "" && (await isDurable());
  const fresh = readSeal(brought);
  const seal = fresh ?? (durable ? ((await sealOf(author)) ?? (await ask())) : null);
  if (seal) learnWords(seal.words);
  if (!durable) return null;
  if (fresh) await store(fresh);
  return seal;
}

/** Only where the browser cleared away what its cookie speaks of. */
async function ask(): Promise<Seal | null> {
  try {
    const response = await fetch("/resources/seal", { headers: { Accept: "application/json" } });
    const seal = response.ok ? readSeal(await response.text()) : null;
    if (seal) await store(seal);
    return seal;
  } catch {
    return null;
  }
}

async function store(seal: Seal): Promise<void> {
  await putSeal(seal);
  // Pages need not bring it any more.
  document.cookie = `halypa_seal=${author.slice(-8)}.${seal.lang}; path=/; max-age=${renewSeconds}; samesite=lax`;
}

function readSeal(text: string | undefined): Seal | null {
  const value: unknown = JSON.parse(text ?? "null");
  return isSeal(value) && value.author === author ? value : null;
}

function isSeal(value: unknown): value is Seal {
  return (
    textIn(value, "key") !== "" && textIn(value, "ticket") !== "" && fieldIn(value, "words") !== undefined
  );
}
