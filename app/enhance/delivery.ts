import type { Letter } from "./device-store.ts";
import { fieldIn, textIn } from "./reply.ts";

const patienceMs = 15_000;
/** A long text is given the time that it needs on 16 kbit/s. */
const msPerByte = 0.5;

/** What became of a letter on its way, and what the server said to it. */
export interface Delivery {
  /**
   * `offline`: the portal was not reached, nothing can be sent now. `slow`: this one letter took too long. `broken`: the
   * server broke on it. The last two hold up no other letter.
   */
  readonly outcome: "arrived" | "refused" | "broken" | "slow" | "offline" | "signed-out";
  readonly status: number;
  readonly reply: unknown;
}

let sending: AbortController | null = null;

/** @param more fields that are known only now */
export async function deliver(
  letter: Letter,
  more: Readonly<Record<string, string>> = {},
): Promise<Delivery> {
  const body = new URLSearchParams(letter.fields);
  const late = { ...more, author: letter.author, write: letter.write };
  for (const [name, value] of Object.entries(late)) body.set(name, value);
  const text = body.toString();
  const controller = (sending = new AbortController());
  let tooSlow = false;
  const timeout = setTimeout(
    () => {
      tooSlow = true;
      controller.abort();
    },
    patienceMs + text.length * msPerByte,
  );
  try {
    const response = await fetch(letter.url, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      // A browser refuses larger bodies that are to outlive their page.
      keepalive: text.length < 60_000,
      signal: controller.signal,
    });
    const reply: unknown = await response.json().catch(() => null);
    return { outcome: verdict(response, reply), status: response.status, reply };
  } catch {
    return { outcome: tooSlow ? "slow" : "offline", status: 0, reply: null };
  } finally {
    clearTimeout(timeout);
  }
}

/** What is under way starts anew: the network has changed. */
export const breakOff = (): void => sending?.abort();

function verdict({ ok, status }: Response, reply: unknown): Delivery["outcome"] {
  if (status === 401 || textIn(reply, "code") === "other_author") return "signed-out";
  if (status === 408 || status === 429 || status > 500) return "offline";
  if (status === 500) return "broken";
  if (!ok) return "refused";
  // A page of a hotel's network or of a proxy is no answer of the portal.
  return fieldIn(reply, "saved") === undefined ? "offline" : "arrived";
}
