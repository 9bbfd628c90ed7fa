import type { Messages } from "../../message-types.ts";

export const inbox: Messages["inbox"] = {
  title: "Habarlar",
  lead: "Siz ýok wagtyňyz bolan zatlar. Açylan habar okalan hasaplanýar.",
  empty: "Heniz habar ýok",
  emptyNext: "Size ýazgy iberilende, duşuşyk bellenende ýa-da hasabyňyz üýtgedilende, ol şu ýerde aýdylýar.",
  fresh: "täze",
  unread: { one: "{count} täze habar", other: "{count} täze habar" },
  older: "Has öňki habarlar",
  newest: "Iň täze habarlar",
  open: "Aç",
  all: "Ähli habarlar",
  gone: "Bu habary portalyň öňki görnüşi ýazdy.",
  mail: {
    text: "{text}\n\n{link}\n\nBu Halypa portalynyň habary. Habarlaryň poçta bilen gelmegini we haýsy sagatlarda gelmegini “Men” sahypasynda özüňiz saýlaýarsyňyz: {account}",
  },
  preference: {
    title: "Poçta bilen gelýän habarlar",
    lead: "Habarlar portalda hemişe size garaşýar. Hat diňe habaryň bardygyny aýdýar.",
    noAddress: "Siziň poçta salgyňyz belli däl. Ony utgaşdyryjyňyz goşup bilýär.",
    mail: "Maňa hat hem iberiň",
    quietFrom: "Hat iberilmeýän wagtyň başy",
    quietTo: "soňy",
    quietHint: "Wagtlar deň bolsa, hat islendik sagatda gelýär.",
    save: "Ýatda sakla",
    saved: "Saýlanyňyz ýatda saklandy.",
  },
  kind: {
    identity: {
      "code-used": {
        title: "Bir gezeklik kod ulanyldy",
        text: "Bir gezeklik kod bilen hasabyňyza täze açar sözi goýuldy. Muny siz etmedik bolsaňyz, utgaşdyryjyňyza dessine aýdyň.",
      },
      "reader-announced": {
        title: "{name}: superwiziýa ýazgylaryny okamak hukugy",
        text: "{name} superwiziýa ýazgylaryny okap bolýan wezipe ýa-da täze kod aldy. Tekstler şu wagta çenli ýapyk: {date}. Bu size geň görünse, şol wagta çenli utgaşdyryjyňyz bilen gürleşiň.",
      },
      "approval-asked": {
        title: "Siziň kararyňyza garaşylýar",
        text: "Wezipäni ýa-da kody ikinji adam tassyklamaly. Kim üçin: {name}. Seredip, karar beriň.",
      },
      "approval-given": {
        title: "Haýyşyňyz makullandy: {name}",
        text: "Ikinji adam razy boldy. Indi ol güýje girdi.",
      },
      "approval-refused": {
        title: "Haýyşyňyz ret edildi: {name}",
        text: "Ikinji adam razy bolmady. Hiç zat üýtgemedi.",
      },
      "roles-changed": {
        title: "Wezipeleriňiz üýtgedi",
        text: "“Men” sahypasynda häzirki wezipeleriňiz, olaryň ýeri we möhleti görkezilýär.",
      },
      "supervisor-assigned": {
        title: "Superwiziýa başlanýar: {name}",
        text: "Şu günden başlap superwiziýa üçin duşuşýarsyňyz. Siz bilen bile: {name}.",
      },
      "supervisor-ended": {
        title: "Superwiziýa tamamlandy: {name}",
        text: "Şu wagta çenli ýazylan zatlar bolşy ýaly galýar.",
      },
      "group-joined": {
        title: "Siz superwiziýa toparynda",
        text: "Topary alyp barýan: {name}. Duşuşyklary superwizor belleýär.",
      },
      "group-left": {
        title: "Siz superwiziýa toparyndan çykdyňyz",
        text: "Topary alyp barýan: {name}. Ýazylan zatlar bolşy ýaly galýar.",
      },
      "arbiter-named": {
        title: "Siz arabiçi bellendiňiz",
        text: "Kimdir biri ýazgyny başgaça görse, ony okamak we öz sözüňizi goşmak sizden haýyş ediler. Superwizor: {name}.",
      },
    },
    "lesson-completed": {
      title: "Sapak tamamlandy: {title}",
      text: "Sapak üýtgese hem, tamamlanan bolup galýar.",
    },
    "module-completed": {
      title: "Bölüm tamamlandy: {title}",
      text: "Sapaklar üýtgese hem, tamamlanan bolup galýar.",
    },
    "course-completed": {
      title: "Okuw tamamlandy: {title}",
      text: "Gutlaýarys. Sapaklar üýtgese hem, tamamlanan bolup galýar. Şahadatnamaňyz taýýar.",
    },
    learning: {
      assigned: {
        title: "Täze okuw: {title}",
        text: "Size bellenen: “{title}”. Möhleti bar bolsa, sahypasynda ýazylgy.",
      },
      "due-soon": {
        title: "Möhleti ýakyn: {title}",
        text: "“{title}” tamamlanmaly. Möhleti: {date}.",
      },
      overdue: {
        title: "Möhleti geçdi: {title}",
        text: "“{title}” üçin möhlet {date} geçdi. Häzir hem tamamlap bilersiňiz, hiç zat ýitmedi.",
      },
      "training-recorded": {
        title: "Resmi okuwyňyz bellige alyndy",
        text: "Bu okuwy talap edýän sapaklar indi size açyk bolup biler.",
      },
      "reflection-shared": {
        title: "Siziň bilen oýlanma paýlaşyldy",
        text: "{name} siziň bilen öz oýlanmasyny paýlaşdy. Ony şol adamyň sahypasynda taparsyňyz.",
      },
      "certificate-revoked": {
        title: "Bir şahadatnama indi güýjünde däl",
        text: "Siziň şahadatnamaňyz yzyna alyndy. Tamamlanan okuw tamamlanan bolup galýar. Sebäbi onuň sahypasynda; düşnüksiz zat bolsa, utgaşdyryjydan soraň.",
      },
      "certificate-replaced": {
        title: "Şahadatnama çalşyldy",
        text: "Öňkiniň ýerine size täze şahadatnama berildi. Başgalar ony kody boýunça diňe siz ýene razy bolanyňyzdan soň görýär.",
      },
      "task-handed-in": {
        title: "{name} meýdan ýumşuny tabşyrdy",
        text: "{title}: okaň, soňra gol çekiň ýa-da bellik bilen yzyna gaýtaryň.",
      },
      "task-returned": {
        title: "Meýdan ýumşy yzyna geldi: {title}",
        text: "{name} ony okady we bellik ýazdy. Taýyn bolanyňyzda ýene tabşyryň.",
      },
      "task-signed": {
        title: "Meýdan ýumşuna gol çekildi: {title}",
        text: "Oňa {name} gol çekdi. Gol çekilen ýumuş üýtgemeýär.",
      },
    },
    supervision: {
      "session-planned": {
        title: "Superwiziýa bellendi",
        text: "{name} siziň bilen duşuşyk belledi: {date}.",
      },
      "session-moved": {
        title: "Superwiziýanyň wagty üýtgedi",
        text: "{name} duşuşygyňyzy başga wagta geçirdi: {date}.",
      },
      "session-cancelled": { title: "Superwiziýa ýatyryldy", text: "{name} şu duşuşygy ýatyrdy: {date}." },
      "record-sent": {
        title: "Superwiziýa ýazgysy size garaşýar",
        text: "{name} size duşuşygyňyzyň ýazgysyny iberdi. Okaň we jogap beriň: razy, bellik bilen razy ýa-da başgaça görýärin.",
      },
      "record-recalled": {
        title: "Superwiziýa ýazgysy yzyna alyndy",
        text: "{name} siziň heniz okamadyk ýazgyňyzy yzyna aldy. Ol ýene gelip biler.",
      },
      "record-answered": {
        title: "Jogap geldi: {name}",
        text: "Duşuşygyňyzyň ýazgysyna jogap berildi, indi ol üýtgedilmeýär.",
      },
      "addendum-added": { title: "Ýazga goşmaça girizildi", text: "{name} superwiziýa ýazgysyna söz goşdy." },
      "record-closed": {
        title: "Ýazgy jogapsyz ýapyldy",
        text: "{name} 30 günden köp garaşan superwiziýa ýazgysyny ýapdy. Ol razylyk hökmünde görkezilmeýär.",
      },
      "view-differs": {
        title: "Ýazga arabiçi gerek",
        text: "Ýazgy başgaça görüldi. Siz ony 30 günüň dowamynda okap, söz goşup bilýärsiňiz. Superwizor: {name}.",
      },
      "session-overdue": {
        title: "Duşuşmagyň wagty geldi: {name}",
        text: "35 günden köp wagt bäri superwiziýa bolmady. Siz bilen bile: {name}.",
      },
      "answer-overdue": {
        title: "Ýazgy entek jogabyňyza garaşýar",
        text: "Ýazgy 7 günden köp garaşýar. Ony iberen: {name}. Dymmak hiç haçan razylyk däldir.",
      },
      "text-destroyed": {
        title: "Ýazgynyň teksti ýok edildi",
        text: "Duşuşygyň bolandygy we ýazylandygy öňküsi ýaly görünýär. Sözleri indi hiç kim okap bilmeýär.",
      },
    },
  },
};
