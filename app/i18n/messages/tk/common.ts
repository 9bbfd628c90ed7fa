import type { Messages } from "../../message-types.ts";

export const common: Messages["common"] = {
  productName: "Halypa",
  languageName: "Türkmençe",
  save: "Ýatda sakla",
  cancel: "Goýbolsun et",
  back: "Yza",
  next: "Indiki",
  open: "Aç",
  close: "Ýap",
  optional: "hökmany däl",
  saved: "Ählisi ýatda saklandy",
  minutes: { other: "{count} minut" },
  days: { other: "{count} gün" },
  people: { other: "{count} adam" },
  otherLanguage: "Bu tekst başga dilde görkezilýär ({language}): terjimesi heniz ýok.",
};
