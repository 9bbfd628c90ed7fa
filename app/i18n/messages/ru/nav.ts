import type { Messages } from "../../message-types.ts";

export const nav: Messages["nav"] = {
  skip: "Перейти к содержанию",
  main: "Главное меню",
  trail: "Где вы находитесь",
  home: "Halypa: первая страница",
  learn: "Учёба",
  glossary: "Словарь",
  supervise: "Мои люди",
  supervision: "Супервизия",
  studio: "Студия",
  coordinate: "Координация",
  administer: "Управление",
  audit: "Журнал",
  account: "Я",
  signIn: "Войти",
  signOut: "Выйти",
  language: "Язык",
  signedInAs: "Вы вошли: {name}",
  demo: "Демонстрация: люди здесь вымышлены",
};
