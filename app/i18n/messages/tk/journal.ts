import type { Messages } from "../../message-types.ts";

export const journal: Messages["journal"] = {
  title: "Meniň gündeligim",
  lead: "Şu ýere ýazan zatlaryňyz möhürlenip saklanýar. Özüňiz paýlaşmasaňyz, olary sizden başga hiç kim okamaýar.",
  empty: "Gündeligiňiz entek boş",
  emptyNext:
    "Ýadyňyzdan çykmaýan görüşden soň birnäçe setir ýazyň. Sapaklarda ýazanlaryňyz hem şu ýerde bolar.",
  newest: "Täze ýazgylara",
  older: "Has öňki ýazgylar",
  write: { free: "Ýaz", staged: "Alty ädimde ýaz" },
  newTitle: { free: "Täze ýazgy", staged: "Alty ädimli täze ýazgy" },
  entryOf: "Ýazgy: {date}",
  fromLesson: "“{lesson}” sapagynda",
  openLesson: "Sapaga geç",
  edit: "Oka we üýtget",
  label: "Näme hakda oýlanýarsyňyz",
  labelStaged: "Bolan zatdan etjek işiňize çenli",
  hint: "Özüňiz we işiňiz barada ýazyň. Baryp görýän adamlaryňyzyň adyny we belgilerini ýazmaň.",
  save: "Ýatda sakla",
  saved: "Ýazgyňyz ýatda saklandy.",
  gone: "Bu ýazgy pozuldy, şonuň üçin ony ýatda saklap bolmaýar. Tekstiňiz aşakda dur: gerekli ýerini göçürip alyň.",
  delete: {
    title: "Bu ýazgyny poz",
    text: "Ol hemişelik ýitýär. Paýlaşan nusgaňyz superwizoryňyzda galýar.",
    button: "Hemişelik poz",
    done: "Ýazgy pozuldy.",
  },
  share: {
    title: "{name} bilen paýlaş",
    text: "Superwizoryňyz {name} bu tekstiň häzirki nusgasyny alýar. Soň ýazanlaryňyz ony üýtgetmeýär we ony yzyna alyp bolmaýar. Başga hiç kim görmeýär.",
    button: "Nusgasyny paýlaş",
    done: "Indi nusgasy superwizoryňyzda bar.",
    changed: "Indi siziň başga superwizoryňyz bar. Adyna serediň we isleseňiz, ýene paýlaşyň.",
    nobody: "Häzir siziň superwizoryňyz ýok, şonuň üçin paýlaşara adam ýok.",
    sharedWith: "{name} bilen paýlaşyldy: {date}",
  },
  shared: {
    title: "Paýlaşylan oýlanmalar",
    lead: "Diňe siziň bilen paýlaşylan nusgalar. Olar üýtgemeýär we superwiziýa ýazgysy däl.",
    on: "Paýlaşylan güni: {date}",
  },
  stage: {
    description: { name: "Näme boldy?", hint: "Diňe görüp we eşidip bolýan zatlar." },
    feelings: { name: "Näme pikir etdiňiz we duýduňyz?", hint: "Şonda we häzir." },
    evaluation: { name: "Näme gowudy, näme kyndy?", hint: "Biri örän az bolsa-da, ikisini hem ýazyň." },
    analysis: {
      name: "Muny nähili düşündirýärsiňiz?",
      hint: "Näme kömek etdi, näme päsgel berdi, bu barada näme bilýärsiňiz.",
    },
    conclusion: { name: "Ýene näme edip bolardy?", hint: "Başgalaryň edip biljek zadyny hem ýazyň." },
    plan: { name: "Indiki gezek näme edersiňiz?", hint: "Bir iş, kiçijik bolsa-da bolýar." },
  },
};
