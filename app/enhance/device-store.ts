/**
 * What the device keeps, in IndexedDB: letters that have not reached the server, by author; the author's seal; and
 * sealed letters, which only the server can open. Nothing at all is kept on an address that is not secure.
 */
export interface Letter {
  readonly author: string;
  /** What it is about, such as one question of one attempt, and the tab that wrote it: a newer one takes its place. */
  readonly key: string;
  readonly url: string;
  /** The form's fields, as they are posted. */
  readonly fields: string;
  readonly write: string;
  /** Where it was written, and what it says in words: for the list of what could not be saved. */
  readonly page: string;
  readonly title: string;
  readonly says: string;
  /** A draft stays on the device until its button is pressed. */
  readonly state: "draft" | "waiting" | "failed";
  /** Why it failed: a code of the server. */
  readonly why: string;
  /** How often the server broke on it. */
  readonly tries: number;
}

/** The server's public key, the proof of who wrote, and words that are needed without a network. */
export interface Seal {
  readonly author: string;
  readonly key: string;
  readonly ticket: string;
  readonly words: Readonly<Record<string, string>>;
  /** Of the words. */
  readonly lang: string;
}

type StoreName = "letters" | "seals" | "sealed";

let opened: Promise<IDBDatabase | null> | undefined;

function open(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    if (!isSecureContext || !("indexedDB" in window)) return resolve(null);
    const request = indexedDB.open("halypa", 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore("letters", { keyPath: ["author", "key"] });
      request.result.createObjectStore("seals", { keyPath: "author" });
      request.result.createObjectStore("sealed", { autoIncrement: true });
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => resolve(null));
    request.addEventListener("blocked", () => resolve(null));
  });
  return opened;
}

/** Undefined when the device keeps nothing or its disk is full: the page itself then has the only copy. */
async function transact<T>(
  names: readonly StoreName[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await open();
  if (!database) return undefined;
  return new Promise((resolve) => {
    try {
      // Written through to the disk: a phone whose battery ends keeps the answer.
      const transaction = database.transaction(names, mode, { durability: "strict" });
      const request = work(transaction);
      transaction.addEventListener("complete", () => resolve(request.result));
      transaction.addEventListener("abort", () => resolve(undefined));
    } catch {
      resolve(undefined);
    }
  });
}

/** One request and no more. */
function inStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  return transact([name], mode, (transaction) => committed(transaction, work(transaction.objectStore(name))));
}

/** Said at once, not after the answer: from here on the browser finishes it even if this tab dies. */
function committed<T>(transaction: IDBTransaction, request: IDBRequest<T>): IDBRequest<T> {
  transaction.commit();
  return request;
}

export const isDurable = async (): Promise<boolean> => (await open()) !== null;

/**
 * True once it is on the device. Its seal goes with it in one step, without asking first whether it is there: the page
 * of somebody else may have taken it away, and a tab that is being left has no time for an answer.
 */
export async function putLetter(letter: Letter, seal: Seal): Promise<boolean> {
  const work = (transaction: IDBTransaction) => {
    transaction.objectStore("seals").put(seal);
    return committed(transaction, transaction.objectStore("letters").put(letter));
  };
  return (await transact(["letters", "seals"], "readwrite", work)) !== undefined;
}

/** In another state, or as a new write. */
export const changeOnDevice = (letter: Letter, changed: Letter): Promise<void> =>
  ifStillThere(letter, (store) => store.put(changed));

export const dropLetter = (letter: Letter): Promise<void> =>
  ifStillThere(letter, (store) => store.delete([letter.author, letter.key]));

/** Does nothing when it is gone, or a newer one has taken its place, from this tab or another. */
async function ifStillThere(
  { author, key, write }: Letter,
  work: (store: IDBObjectStore) => unknown,
): Promise<void> {
  await transact(["letters"], "readwrite", (transaction) => {
    const store = transaction.objectStore("letters");
    const found: IDBRequest<Letter | undefined> = store.get([author, key]);
    found.addEventListener("success", () => {
      if (found.result?.write === write) work(store);
    });
    return found;
  });
}

/** Of everybody who wrote on this device. */
export async function allLetters(): Promise<Letter[]> {
  return (await inStore<Letter[]>("letters", "readonly", (store) => store.getAll())) ?? [];
}

export async function sealOf(author: string): Promise<Seal | undefined> {
  return inStore<Seal | undefined>("seals", "readonly", (store) => store.get(author));
}

export async function putSeal(seal: Seal): Promise<void> {
  await inStore("seals", "readwrite", (store) => store.put(seal));
}

export async function dropSeal(author: string): Promise<void> {
  await inStore("seals", "readwrite", (store) => store.delete(author));
}

export async function putSealed(box: string): Promise<boolean> {
  return (await inStore("sealed", "readwrite", (store) => store.add(box))) !== undefined;
}

export async function sealedBoxes(): Promise<{ readonly at: IDBValidKey; readonly box: string }[]> {
  const keys = (await inStore("sealed", "readonly", (store) => store.getAllKeys())) ?? [];
  const boxes = (await inStore<string[]>("sealed", "readonly", (store) => store.getAll())) ?? [];
  return keys.flatMap((at, i) => (boxes[i] === undefined ? [] : [{ at, box: boxes[i] }]));
}

export async function dropSealed(at: IDBValidKey): Promise<void> {
  await inStore("sealed", "readwrite", (store) => store.delete(at));
}
