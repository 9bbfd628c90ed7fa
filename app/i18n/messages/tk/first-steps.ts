import type { Messages } from "../../message-types.ts";

export const firstSteps: Messages["firstSteps"] = {
  title: "Ilkinji ädimler",
  lead: "Adamlar işe başlamazdan öň täze portala gerek zatlar. Her setir häzir barlanýar, hiç zat el bilen bellenmeýär.",
  progress: "{all} ädimden {done} sanysy edildi.",
  done: "edildi",
  open: "etmeli",
  again: "Bu sahypa şu ýerde galýar: bir zat üýtgände gaýdyp geliň.",
  toAdministration: "Dolandyrmaga geç",
  optional: "isleseňiz",
  link: { other: "Ilkinji ädimler: {count} sanysy galdy" },
  content: {
    title: "Sapaklar ýerinde",
    done: { other: "{count} sapak ýüklendi." },
    open: "Hiç bir sapak ýüklenmedi. Sebäbini portal işe girende aýdýar, şu buýruk hem aýdýar:",
  },
  secret: {
    title: "Gizlin söz başga ýerde saklanýar",
    done: "Onuň göçürmesi {date} girizildi we dogry çykdy.",
    open: "HALYPA_SECRET bolmasa, şahsy ýazgylary, superwiziýa ýazgylaryny we ätiýaçlyk göçürmeleri hiç kim hiç haçan açyp bilmez. Içki maglumat binýadynda ol data/secret faýlynda, maglumatlaryň ýanynda durýar. Ony maglumatlaryň ýok ýerine göçüriň: gulply çekmedäki kagyza ýa-da açar sözleriň ammaryna. Soňra göçürmäni barlaň:",
  },
  backup: {
    title: "Ätiýaçlyk göçürmeler edilýär",
    done: "Soňkusy {date} edildi.",
    old: "Soňkusy {date} edildi, bu gaty köp wagt. Goý, maşyn muny her gije etsin, faýly bolsa başga ýerde saklaň:",
    never:
      "Heniz göçürme edilmedi. Şu buýruk ony işe päsgel bermän edýär. Goý, maşyn muny her gije etsin, faýly bolsa başga ýerde saklaň:",
  },
  mail: {
    title: "Poçta gidýär",
    done: "Poçta serweri berildi.",
    open: "SMTP_URL berilmedi: habarlar diňe portalda garaşýar, kodlar kagyzda berilýär. Şeýle galsa-da bolýar.",
  },
  coordinator: {
    title: "Utgaşdyryjy çagyryldy",
    done: { other: "{count} adam utgaşdyrýar." },
    open: "Utgaşdyryjy superwizorlary we hünärmenleri çagyrýar. Adamy goşuň, wezipesini beriň we bir gezeklik kody gowşuryň.",
    link: "Adam goş",
  },
};
