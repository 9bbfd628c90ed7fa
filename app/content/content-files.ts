/** The files below a folder by their path with `/`, relative to it. */
export type ContentFiles = ReadonlyMap<string, ContentFile>;

export interface ContentFile {
  readonly size: number;
  /** Empty when the file is larger than any limit: then only its size is known. */
  readonly bytes: Uint8Array;
}

export const fileOf = (text: string): ContentFile => {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, bytes };
};
