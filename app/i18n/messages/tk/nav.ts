import type { Messages } from "../../message-types.ts";

export const nav: Messages["nav"] = {
  skip: "Mazmuna geç",
  main: "Baş menýu",
  trail: "Siziň duran ýeriňiz",
  home: "Halypa: ilkinji sahypa",
  learn: "Okamak",
  glossary: "Sözlük",
  supervise: "Adamlarym",
  supervision: "Superwiziýa",
  studio: "Studiýa",
  coordinate: "Utgaşdyrmak",
  administer: "Dolandyrmak",
  audit: "Ýazgy",
  account: "Men",
  signIn: "Gir",
  signOut: "Çyk",
  language: "Dil",
  signedInAs: "{name} hökmünde girdiňiz",
  demo: "Görkeziş: bu ýerdäki adamlar toslanyp tapylan",
};
