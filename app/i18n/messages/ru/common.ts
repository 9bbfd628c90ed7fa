import type { Messages } from "../../message-types.ts";

export const common: Messages["common"] = {
  productName: "Halypa",
  languageName: "Русский",
  save: "Сохранить",
  cancel: "Отменить",
  back: "Назад",
  next: "Далее",
  open: "Открыть",
  close: "Закрыть",
  optional: "необязательно",
  saved: "Всё сохранено",
  minutes: { one: "{count} минута", few: "{count} минуты", many: "{count} минут", other: "{count} минуты" },
  days: { one: "{count} день", few: "{count} дня", many: "{count} дней", other: "{count} дня" },
  people: {
    one: "{count} человек",
    few: "{count} человека",
    many: "{count} человек",
    other: "{count} человека",
  },
  otherLanguage: "Этот текст показан на другом языке ({language}): перевода пока нет.",
};
