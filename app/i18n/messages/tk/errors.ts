import type { Messages } from "../../message-types.ts";

export const errors: Messages["errors"] = {
  summary: { other: "{count} ýere üns beriň" },
  required: "Bu ýeri dolduryň",
  choose: "Birini saýlaň",
  tooShort: "Bu gaty gysga",
  tooLong: "Bu gaty uzyn",
  email: "Salgyny şeýle ýazyň: name@example.org",
  number: "San ýazyň",
  date: "Sene ýazyň",
  invalid: "Bu bu ýere gabat gelmeýär",
  requestId: "Bu haýyşyň belgisi: {id}",
  toFirstPage: "Ilkinji sahypa geç",
  again: "Gaýtadan synanyş",
  signIn: "Gir",
  typed: {
    label: "Ýazanlaryňyz, göçürip almak üçin",
    hint: "Olar ýatda saklanmady. Bu sahypadan çykmazdan öň teksti şu ýerden göçürip alyň.",
  },
  page: {
    badRequest: {
      title: "Muny okap bolmady",
      what: "Gelen zat bu sahypanyň garaşýan zady däl. Hiç zat üýtgemedi.",
      next: "Yza gaýdyň, sahypany täzeden açyň we ýene bir gezek iberiň.",
    },
    forbidden: {
      title: "Bu sahypa başgalar üçin",
      what: "Siz girdiňiz, ýöne siziň wezipeleriňiz bu sahypany açmaýar.",
      next: "Bu sahypa işiňiz üçin gerek bolsa, utgaşdyryjyňyzdan wezipe soraň.",
    },
    notFound: {
      title: "Beýle sahypa ýok",
      what: "Salgy ýalňyş ýa-da köne bolup biler, ýa-da sahypa size açyk däl.",
      next: "Ilkinji sahypadan başlaň: size degişli ähli zat şol ýerde.",
    },
    conflict: {
      title: "Sizden öň başga biri üýtgetdi",
      what: "Siz açanyňyzdan soň bu ýer üýtgedi. Hiç zadyň üstünden ýazylmady.",
      next: "Yza gaýdyň, sahypany täzeden açyň we häzir näme bardygyna serediň.",
    },
    tooLarge: {
      title: "Bu gaty uly",
      what: "Siziň iberen zadyňyz bu sahypanyň kabul edýäninden uly. Hiç zat saklanmady.",
      next: "Yza gaýdyň, gysgaldyň we täzeden iberiň.",
    },
    tooMany: {
      title: "Biraz garaşyň",
      what: "Gysga wagtda gaty köp synanyşyk boldy.",
      next: "Birnäçe minut garaşyň, soň täzeden synanyşyň. Hiç zat ýitmedi.",
    },
    unavailable: {
      title: "Halypa biraz dynç alýar",
      what: "Portal işe girizilýär ýa-da bejerilýär.",
      next: "Bir minut garaşyň we sahypany täzeden açyň. Saklanan zatlar abat.",
    },
    server: {
      title: "Bizde bir näsazlyk ýüze çykdy",
      what: "Bu siziň däl, biziň ýalňyşymyz. Ol siziň sözleriňiz goşulmazdan ýazyldy.",
      next: "Gaýtadan synanyşyň. Ýene bolsa, utgaşdyryjyňyza aşakdaky belgini aýdyň.",
    },
  },
  code: {
    not_found: "Bu bu ýerde ýok ýa-da size açyk däl.",
    forbidden: "Siziň wezipeleriňiz muňa rugsat bermeýär.",
    invalid: "Bu bu ýere gabat gelmeýär. Ýazanyňyza serediň.",
    conflict: "Bu aralykda üýtgedi. Täzeden açyň.",
    already_done: "Bu eýýäm edildi. Başga hiç zat gerek däl.",
    rate_limited: "Gaty köp synanyşyk boldy. Birnäçe minut garaşyň, soň täzeden synanyşyň.",
    code_invalid:
      "Bu kod işlemeýär: ýalňyş ýazylan, ulanylan ýa-da möhleti geçen bolup biler. Täze kod soraň.",
    credentials_invalid: "At ýa-da açar sözi dogry däl. Ikisini-de barlaň we täzeden synanyşyň.",
    password_weak: "Bu açar sözüni aňsat tapyp bolýar. Uzyn, meselem, dört sözden ybarat açar sözüni saýlaň.",
    key_withheld: "Jogap siz özüňiz jogap bereniňizden soň görkezilýär.",
    withheld_law_check: "Bu sapak kanun bilen deňeşdirilýär we şol gutaransoň açylýar.",
    second_person: "Muňa ikinji adam gerek. Adamyň sahypasynda soraň, soň başga biri çözer.",
    other_author:
      "Bu sahypany sizden öň bu ýere giren başga adam açypdyr. Siziň adyňyzdan hiç zat ýatda saklanmady. Ýazylan zat mundan öňki sahypada durýar.",
    confirmation_needed: "Bu siziňdigiňizi tassyklaň: parolyňyzy ýene bir gezek ýazyň.",
    not_yet: "Bu soňrak açylar. Haçan açylýandygy sahypada aýdylýar.",
    used_up:
      "Bu ýerde synanyşyk galmady. Superwizoryňyz bilen maslahatlaşyň: okuwyň ýazarlary ýene açyp biler.",
    locked: "Bu entek açyk däl. Sebäbi we näme etmelidigi sahypada ýazylgy.",
    texts_closed:
      "Superwiziýa ýazgylary bu hasap üçin giriş üýtgedilenden 24 sagat soň açylýar. Bu ikiňizi hem goraýar.",
  },
};
