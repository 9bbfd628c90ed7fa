import type { Messages } from "../../message-types.ts";

export const content: Messages["content"] = {
  glossary: "Sözlük",
  glossaryIntro: "Hünäriň sözleri üç dilde.",
  glossaryEmpty: "Entek söz ýok. Olar sapaklar bilen goşular.",
  unverified: "entek ene dilli hünärmen tarapyndan barlanmady",
  synonyms: "başga ady: {words}",
  findings: {
    "file-missing": { what: "{name} faýly ýok", mend: "{name} faýlyny goşuň" },
    "file-unknown": {
      what: "{name} bu bukja degişli däl",
      mend: "bu ýerde tekstler, .yaml we map.svg ýa-da map.ru.svg ýaly suratlar durýar",
    },
    "file-too-big": { what: "Faýl {kilobytes} kB, bu {limit} kB-dan köp", mend: "ony bölüň ýa-da gysgaldyň" },
    "file-not-text": { what: "Faýl UTF-8 tekst däl", mend: "ony UTF-8 görnüşinde ýatda saklaň" },
    "folder-name": {
      what: "{name} bukjasy {id} id bilen gabat gelmeýär",
      mend: "bukjany NN-id diýip atlandyryň, meselem 01-what-social-work-is",
    },
    "id-taken": {
      what: "{id} id eýýäm ulanylýar: {other}",
      mend: "täze id saýlaň: bir id iki gezek ulanylmaýar",
    },
    "parent-refused": {
      what: "Daşyndaky bölüm ýa-da okuw ({id}) okalyp bilinmedi",
      mend: "ilki şony düzediň",
    },
    "control-character": {
      what: "Bu ýerde görünmeýän {character} belgisi bar",
      mend: "ony pozuň we sözi täzeden ýazyň",
    },
    "front-matter-missing": {
      what: "Tekst iki --- setiriniň arasyndaky başlykdan başlanmaýar",
      mend: "--- setiri bilen başlaň, soň title, summary, translation, soň ýene --- setiri",
    },
    "front-matter-language": {
      what: "Birinji setir «{first}»; diňe YAML okalýar",
      mend: "birinji setir edil --- bolmaly",
    },
    "yaml-syntax": {
      what: "YAML okalmaýar: {detail}",
      mend: "boşluklary, dyrnaklary we iki nokady barlaň; : ýa-da # bolan teksti dyrnaga alyň",
    },
    "yaml-unknown-key": {
      what: "«{key}» diýen açar ýok",
      mend: "belki «{near}»? Açarlar content/README.md-de",
    },
    "yaml-missing-key": { what: "«{key}» ýetmeýär", mend: "goşuň; mysal content/README.md-de" },
    "yaml-wrong-value": { what: "«{key}» üçin bu baha laýyk däl", mend: "şeýle bolmaly: {expected}" },
    "literal-brace": { what: "Egri ýaý { açylyp, ýapylmaýar", mend: "belginiň özi \\{ diýlip ýazylýar" },
    "literal-less-than": {
      what: "< belgisi tegiň başy hökmünde okalýar: «{after}»",
      mend: "belginiň özi &lt; diýlip ýazylýar",
    },
    "tag-not-closed": {
      what: "<{name}> gerekli ýerde ýapylmaýar",
      mend: "</{name}> belgisini boş setirden soň, aýratyn setirde ýazyň",
    },
    "tag-not-opened": { what: "</{name}> açylmadyk zady ýapýar", mend: "ony pozuň ýa-da öň <{name}> açyň" },
    "tag-unfinished": {
      what: "Teg ahyryna çenli ýazylmandyr: «{after}»",
      mend: "her häsiýeti dyrnakda ýazyň, soňunda > ýa-da />; < belgisi &lt; diýlip ýazylýar",
    },
    "html-comment": {
      what: "<!-- … --> bellikleri bolup bilmez",
      mend: "ony pozuň; kärdeşlere bellikler synda ýazylýar",
    },
    syntax: { what: "Bu okalmaýar: {detail}", mend: "content/README.md-däki mysallar bilen deňeşdiriň" },
    "too-deep": { what: "{limit} derejeden çuň ýerleşdirilen", mend: "sanawyň içinde sanawy azaldyň" },
    "too-slow": {
      what: "Okamak {seconds} sekuntdan köp wagt aldy",
      mend: "örän uzyn ýa-da çuň ýerleri ýönekeýleşdiriň",
    },
    "import-export": {
      what: "import ýa-da export bilen başlanýan setir koddyr",
      mend: "ony pozuň ýa-da sözlemi başga söz bilen başlaň",
    },
    expression: {
      what: "Egri ýaýlaryň içinde kod bar: {text}",
      mend: "olary pozuň; belginiň özi \\{ diýlip ýazylýar",
    },
    "attribute-expression": {
      what: "<{name}> içindäki {attribute} dyrnakda däl",
      mend: '{attribute}="…" diýip ýazyň',
    },
    "attribute-spread": {
      what: "<{name}> häsiýetleriniň arasynda kod bar",
      mend: 'her häsiýeti ady="…" diýip ýazyň',
    },
    "attribute-unknown": {
      what: "<{name}> üçin {attribute} diýen häsiýet ýok",
      mend: "bolup biljekler: {known}",
    },
    "attribute-missing": { what: "<{name}> üçin {attribute} gerek", mend: '{attribute}="…" goşuň' },
    "attribute-wrong": {
      what: "<{name}> içindäki {attribute} laýyk däl: «{value}»",
      mend: "id — kiçi harplar, sanlar, çyzyjyklar; tekst boş däl, 2000 belgä çenli",
    },
    "attribute-twice": { what: "<{name}> içinde {attribute} iki gezek dur", mend: "birini galdyryň" },
    "html-element": {
      what: "<{name}> HTML-dir, sapaklarda ol ýok",
      mend: "Markdown ýa-da komponent ulanyň; belginiň özi &lt; diýlip ýazylýar",
    },
    "component-unknown": {
      what: "<{name}> diýen komponent ýok",
      mend: "belki <{near}>? Belginiň özi &lt; diýlip ýazylýar",
    },
    "component-place": {
      what: "<{name}> bu ýerde durup bilmez",
      mend: "ony boş setirden soň aýratyn setirde goýuň, göni şunuň içinde: {where} (— sapagyň özi)",
    },
    "component-content": {
      what: "<{name}> içinde artykmaç zat bar ýa-da ol boş",
      mend: "içinde näme durup biljegi content/README.md-de ({content})",
    },
    "markdown-kind": {
      what: "Markdown-yň bu görnüşi ulanylmaýar: {kind}",
      mend: "abzas, sanaw ýa-da tablisa bilen ýazyň; suratlar <Figure> bilen",
    },
    "heading-depth": { what: "{depth} derejeli sözbaşy", mend: "## ýa-da ### ulanyň" },
    "address-odd": {
      what: "«{address}» salgysy doly ýazylmandyr",
      mend: "https:// bilen, boşluksyz we ters çyzyksyz ýazyň",
    },
    "address-scheme": {
      what: "«{address}» salgysyna baglanyp bolmaýar",
      mend: "https, mailto ýa-da tel ulanyň",
    },
    "address-file": {
      what: "Bu bukjada «{address}» faýly ýok",
      mend: "ony tekstiň ýanyna goýuň ýa-da doly salgyny https:// bilen ýazyň",
    },
    "html-off-list": {
      what: "Taýýar sahypada «{name}» bolardy, bu rugsat berilmeýär",
      mend: "Markdown ýa-da komponent bilen ýazyň",
    },
    "picture-missing": { what: "{name} suraty ýok", mend: "ony tekstiň ýanyna goýuň" },
    "picture-unsafe": {
      what: "Suratda çyzgydan başga zat bar: {detail}",
      mend: "ony stilsiz, skriptsiz, xmlns we viewBox bilen ýönekeý SVG edip ýatda saklaň",
    },
    "source-language": {
      what: "translation: source diýen tekstleriň sany: {count}",
      mend: "diňe bir tekst şeýle bolmaly: beýlekiler şondan terjime edilýär",
    },
    "id-twice": { what: "{id} id iki gezek dur", mend: "birine başga id beriň" },
    "words-missing": {
      what: "{file} içinde {name} {id} üçin sözler ýok",
      mend: '<{name} id="{id}"> goşuň ýa-da YAML-dan aýryň',
    },
    "facts-missing": { what: "{name} {id} {file} içinde ýok", mend: "şol ýere goşuň ýa-da id-ni düzediň" },
    "key-option-unknown": { what: "{id} açary ýok bolan {option} diýýär", mend: "tekstdäki id-leri ulanyň" },
    "key-option-missing": { what: "{id} açarynda {option} ýok", mend: "ony açara goşuň" },
    "options-few": { what: "{id} üçin jogap görnüşleri: {count}", mend: "azyndan ikisi gerek" },
    "options-do-not-fit": {
      what: "{id} içindäkiler {kind} görnüşine laýyk däl",
      mend: "her görnüş content/README.md-de; true-false üçin true we false",
    },
    "feedback-element-missing": {
      what: "{id} üçin seslenme ýok",
      mend: '<Feedback right="…" other="…" /> goşuň',
    },
    "gap-missing": {
      what: "{id} soragynyň {gap} boşlugy tekstde ýok",
      mend: 'sözüň ýerine <Gap id="{gap}" /> goýuň',
    },
    "draw-too-large": {
      what: "draw {draw}, emma soraglar {pool}",
      mend: "sorag goşuň ýa-da draw sanyny azaldyň",
    },
    "step-unknown": {
      what: "{id} hekaýasy ýok bolan {step} ädimine alyp barýar",
      mend: "ädimi goşuň ýa-da adyny düzediň",
    },
    "step-unreachable": {
      what: "{id} hekaýasynda {step} ädimine hiç zat alyp barmaýar",
      mend: "oňa ýol goşuň ýa-da aýryň",
    },
    "step-without-end": {
      what: "{id} hekaýasynyň {step} ädiminden soňa ýol ýok",
      mend: "saýlawlaryň birini soňuna eltiň",
    },
    "step-choices": {
      what: "{id} ädiminiň saýlawlary YAML-dakylar däl",
      mend: "edil şulary ýazyň: {expected}",
    },
    "source-unknown": {
      what: "content/sources.yaml içinde {code} çeşmesi ýok",
      mend: "kody düzediň ýa-da çeşmesiz tejribe hökmünde beriň",
    },
    "competency-unknown": {
      what: "content/competencies içinde {id} ukyby ýok",
      mend: "şol ýerdäki id-ni ulanyň",
    },
    "rule-unknown": {
      what: "Düzgün {kind} {named} talap edýär, emma ol ýok",
      mend: "content/courses bukjasynda bar bolanyň id-sini alyň",
    },
    "rule-no-quiz": {
      what: "Düzgün {named} boýunça netije talap edýär, emma onda sorag ýok",
      mend: "barlagly bölümi ýa-da jemleýji barlagly okuwy ýazyň",
    },
    "rule-no-task": {
      what: "Düzgün {named} boýunça gol çekilen ýumuş talap edýär, emma onda ýumuş ýok",
      mend: "meýdan ýumşy bar bolan okuwy ýa-da sapagy ýazyň",
    },
    "rule-no-record": {
      what: "Düzgün {fact} “{subject}” talap edýär, emma ony hiç kim bellemeýär",
      mend: "şularyň birini ýazyň: {known}",
    },
    "rule-circle": {
      what: "{id} açylmagy üçin {named} gerek, {named} üçin bolsa {id} gerek: hiç biri açylmaz",
      mend: "iki düzgüniň birini aýryň",
    },
    "rule-never": {
      what: "{id} açylmagy üçin {named} gerek, emma ony hiç kim tamamlap bilmez",
      mend: "açyk bolan zady talap ediň ýa-da ilki {named} açyň",
    },
    "path-unknown": {
      what: "{path} ýolunda {named} ýazylgy, emma ol ýok",
      mend: "okuwyň we onuň bölümleriniň id-sini alyň",
    },
    "path-twice": {
      what: "{path} ýolunda {named} okuwy iki gezek ýazylgy",
      mend: "ähli bölümlerini bir ädimde ýazyň",
    },
    "redo-no-test": {
      what: "Muny hiç kim täzeden geçip bilmez: onuň öz soragy ýok",
      mend: "sapaklary gaýtalamagy talap ediň ýa-da barlag goşuň",
    },
    "languages-differ": {
      what: "Bu ýerde «{found}», çeşme dilinde «{expected}» ({line}-nji setir)",
      mend: "şol bir komponentleri şol bir id bilen, şol bir tertipde ulanyň",
    },
    "part-missing": { what: "Bir bölek ýetmeýär: {part}", mend: "goşuň; bütin sapak content/README.md-de" },
    "part-order": { what: "{part} {before} böleginden öň dur", mend: "soňunda goýuň" },
    "words-count": { what: "Sapakda söz: {count}", mend: "{from}–{to} bolmaly" },
    "minutes-differ": {
      what: "minutes {minutes}, formula boýunça {expected}",
      mend: "minutes: {expected} diýip ýazyň",
    },
    "sentences-long": {
      what: "{words} sözden uzyn sözlemler: {percent} %",
      mend: "gysgaldyň; {limit} %-den köp bolmasyn",
    },
    "sentence-too-long": {
      what: "{words} sözli sözlem: «{start}…»",
      mend: "ikä bölüň; {limit} sözden köp bolmasyn",
    },
    "feedback-missing": {
      what: "{name} {id} üçin seslenme ýok",
      mend: "pikirli adam ony näme üçin saýlap biljegini we nämäni görmelidigini aýdyň",
    },
    "right-longest": {
      what: "Dogry jogaplar iň uzyny, ortaça {letters} belgi",
      mend: "olary gysgaldyň ýa-da beýlekileri dolduryň",
    },
    "right-same-place": {
      what: "Dogry jogap {of} soragyň {count}-sinde {place}-nji ýerde",
      mend: "käbirini süýşüriň",
    },
    "question-count": { what: "Sapakda sorag: {count}", mend: "{from}–{to} bolmaly" },
    "question-kinds": { what: "Soraglaryň hemmesi bir görnüşde", mend: "azyndan iki görnüş ulanyň" },
    "pool-small": { what: "Gordaky soraglar: {count}", mend: "azyndan {from} gerek" },
    "draw-range": { what: "draw {draw}", mend: "{from}–{to} bolmaly" },
    "prompt-count": { what: "Superwiziýa üçin sorag: {count}", mend: "{from}–{to} bolmaly" },
    "source-not-read": {
      what: "{code} çeşmesini entek hiç kim okamady",
      mend: "oňa salgylanmaň; tejribe hökmünde beriň",
    },
    "link-host": { what: "{host} resmi saýt däl", mend: "çeşmäni tekst bilen beriň, salgysyz" },
    "name-forbidden": {
      what: "{name} — çap edilen habarlardaky hakyky adamyň ady",
      mend: "başga at saýlaň; oýlanyp tapylan maşgalalar content/cast.md-de",
    },
    "safety-box": {
      what: "{safety} baradaky sapak <SafetyBox> bilen başlanmaýar",
      mend: "ony birinji goýuň: näme barada, durup bolýandygy, häzir bolup geçýän bolsa näme etmeli",
    },
    "official-box": {
      what: "Ýoldaş okuwyň sahypasynda <OfficialBox> ýok",
      mend: "goşuň: ol taýýarlaýar, şahadatnama bermeýär",
    },
    "checklist-open": {
      what: "Ýoldaş okuwyň {id} barlag sanawy resmi okuwsyz açylýar",
      mend: "lesson.yaml faýlyna officialTraining: {training} ýazyň",
    },
    "term-unknown": {
      what: "Sözlükde {id} diýen adalga ýok",
      mend: "content/glossary/terms.yaml faýlyna goşuň ýa-da id-ni düzediň",
    },
    "picture-big": { what: "Surat {kilobytes} kB", mend: "ýönekeýleşdiriň; {limit} kB-dan köp bolmasyn" },
    "picture-language": { what: "{name} suraty ýok", mend: "ony şu dildäki ýazgylar bilen goşuň" },
  },
};
