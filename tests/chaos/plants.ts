import type { BrowserContext } from "playwright-core";

/** Faults that the run must find, each put where a real one would be. */
export const plants = {
  /** The device says that it kept the answer and did not. */
  "device-forgets": async (context: BrowserContext): Promise<void> => {
    await context.addInitScript(() => {
      // No function that is given a name: it would call on a helper of the compiler that the page does not have.
      IDBObjectStore.prototype.put = new Proxy(IDBObjectStore.prototype.put, {
        apply(put, store: IDBObjectStore, [value]: [object]) {
          const kept = store.name === "letters" ? { ...value, author: "nobody", state: "draft" } : value;
          return put.call(store, kept);
        },
      });
    });
  },
  /** The server says that it has the answer and threw every fourth away. */
  "server-forgets": async (context: BrowserContext): Promise<void> => {
    let count = 0;
    await context.route("**/resources/*", (route) => {
      const write = route.request().method() === "POST" && !route.request().url().endsWith("/places");
      if (write && ++count % 4 === 0) return route.fulfill({ json: { saved: true, stands: true } });
      return route.fallback();
    });
  },
  /** The page takes a write that met no network for one that arrived. */
  "cut-counts-as-saved": async (context: BrowserContext): Promise<void> => {
    await context.addInitScript(() => {
      const ask = window.fetch.bind(window);
      window.fetch = (address, options) =>
        ask(address, options).catch((error: unknown) => {
          if (options?.method !== "POST") throw error;
          return Response.json({ saved: true, stands: true });
        });
    });
  },
  /** Leaving the page of a check submits it. */
  "leaving-submits": async (context: BrowserContext): Promise<void> => {
    await context.addInitScript(() => {
      addEventListener("pagehide", () => {
        const form = document.querySelector<HTMLFormElement>("form[data-graded]");
        if (!form) return;
        const body = new URLSearchParams({ intent: "submit-anyway" });
        for (const [name, value] of new FormData(form))
          body.append(name, typeof value === "string" ? value : "");
        void fetch(location.href, { method: "POST", body, keepalive: true });
      });
    });
  },
} as const;
export type Plant = keyof typeof plants;
