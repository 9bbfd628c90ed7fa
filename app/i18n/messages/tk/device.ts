import type { Messages } from "../../message-types.ts";

export const device: Messages["device"] = {
  bar: {
    saved: "Serwerde ýatda saklandy",
    saving: "Ýatda saklanýar …",
    pending: "Iberilmeli: {n}",
    draft: "Şu enjamda saklanýar. Soragyň aşagyndaky düwme ony iberýär.",
    offline: "Serwer bilen arabaglanyşyk ýok. Şu enjamda saklanýar, iberilmeli: {n}",
    memory: "Serwer bilen arabaglanyşyk ýok. Iberilmeli: {n}. Bu sahypany ýapmaň.",
    signedOut: "Siz çykdyňyz. Iberilmeli: {n}",
    failed: "Ýatda saklap bolmady: {n}",
    insecure:
      "Serwerde ýatda saklandy. Bu portalyň salgysy goragly däl, şonuň üçin enjamda hiç zat saklanmaýar.",
    sendNow: "Häzir iber",
    signIn: "Gir",
    show: "Saklanmadyk zatlary görkez",
  },
  signIn: {
    title: "Dowam etmek üçin giriň",
    text: "Işiňiz şu ýerde dur. Gireniňizden soň, ol derrew iberilýär.",
    stranger: "Bu ýerde başga adamyň işi garaşýar. Bu sahypada diňe ony ýazan adam dowam edip bilýär.",
    close: "Häzir däl",
  },
  left: {
    title: "Siz bu enjamda çykdyňyz",
    text: "Tor ýokdy. Iberilip ýetişilmedik zatlar möhürlendi: olary bu ýerde hiç kim okap bilmeýär. Tor bar wagty portalyň sahypasy açylanda, olar iberilýär.",
    lost: "Tor ýokdy, iberilmedik zatlary möhürläp hem bolmady, şonuň üçin olar saklanmady:",
  },
  unsent: {
    title: "Şu enjamda",
    lead: "Siziň ýazan, ýöne entek serwere ýetmedik zatlaryňyz.",
    empty: "Bu ýerde garaşýan zat ýok: ýazan zatlaryňyzyň hemmesi serwere ýetdi.",
    noScript: "Skriptsiz enjamda hiç zat saklanmaýar: ýazanyňyz onuň düwmesine basanyňyzda ýatda saklanýar.",
    waiting: "tora garaşýar",
    failed: "ýatda saklap bolmady",
    newer: "Başga enjamdan ýa-da başga sahypadan ýazan soňky jogabyňyz güýjünde galýar. Bu jogap ulanylmady.",
    done: "Bu barlag eýýäm tabşyryldy. Bu jogap giç geldi.",
    tooLarge: "Bu tekst saklamak üçin aşa uzyn. Ony göçürip alyň we gysgaldyň.",
    gone: "Munuň degişli zady indi ýok ýa-da ol siziňki däl.",
    locked: "Munuň degişli zady häzir siziň üçin açyk däl.",
    refused: "Serwer muny kabul etmedi.",
    trouble: "Serwer muny saklap bilmeýär. Ol şu ýerde galýar.",
    copy: "Teksti göçür",
    copied: "Göçürildi",
    again: "Täzeden iber",
    remove: "Bu enjamdan aýyr",
    place: "Nirä degişli",
  },
  quiz: {
    offline:
      "Arabaglanyşyk ýok. Barlag tabşyrylmady, jogaplaryňyz saklanýar. Tor gelende ýene bir gezek tabşyryň.",
    signedOut:
      "Siz portaldan çykdyňyz. Barlag tabşyrylmady, jogaplaryňyz saklanýar. Sahypanyň aşagynda giriň we ýene bir gezek tabşyryň.",
  },
  posted: {
    offline:
      "Arabaglanyşyk ýok. Hiç zat iberilmedi, ýazanlaryňyz şu ýerde galýar. Tor gelende ýene synanyşyň.",
  },
  story: {
    chosen: "Siz saýladyňyz:",
    end: "Waka şu ýerde gutarýar.",
    again: "Ýene bir gezek geç",
  },
};
