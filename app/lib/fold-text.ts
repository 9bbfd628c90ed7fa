const special: Record<string, string> = { ı: "i", ł: "l", ß: "ss" };

/** Lower case without accents: `Çaga` → `caga`, `ýüň` → `yun`, `ё` → `е`. For comparing, never for showing. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\u0438\u0306/g, "й")
    .replace(/\p{M}/gu, "")
    .replace(/[ıłß]/g, (letter) => special[letter] ?? letter)
    .normalize("NFC");
}
