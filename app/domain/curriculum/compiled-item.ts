import type { Locale } from "#app/domain/kernel/locale.ts";
import type { ItemFacts } from "./facts.ts";
import type { Part } from "./parts.ts";
import type { ItemKind, TranslationState } from "./vocabulary.ts";

export interface CompiledText {
  readonly title: string;
  readonly summary: string;
  readonly outcomes: string[];
  readonly translation: TranslationState;
  readonly review: { readonly by: string; readonly date: string } | null;
  readonly parts: Part[];
}

/** An item whose files were read, checked and compiled: what a version is made from. */
export interface CompiledItem {
  readonly id: string;
  readonly kind: ItemKind;
  /** Null for courses only. */
  readonly parentId: string | null;
  /** Order among its siblings. */
  readonly position: number;
  /** SHA-256 in hex over facts and all texts: the same words are the same version. */
  readonly hash: string;
  /** SHA-256 in hex over the files, to know without compiling that nothing changed. */
  readonly sourceHash: string;
  readonly facts: ItemFacts;
  readonly texts: Readonly<Partial<Record<Locale, CompiledText>>>;
  readonly assets: readonly { readonly hash: string; readonly mediaType: string; readonly bytes: Buffer }[];
}
