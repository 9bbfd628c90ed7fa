import type { Messages } from "../../message-types.ts";

export const overview: Messages["overview"] = {
  coming: "Geljekde näme bolar",
  already: "Şu gün näme edip bilersiňiz",
  toLessons: "Sapaklara geç",
  supervise: {
    title: "Superwiziýa",
    lead: "Bu ýerde siz superwizor hökmünde goldaýan adamlaryňyzy görersiňiz.",
    now: "Sapaklar size-de açyk: hünärmenleriňiziň okaýan zadyny we superwiziýa üçin soraglary okaň.",
    comingOne: "Her adam bilen ylalaşyk we wagtyň geçmegi bilen seýrekleýän duşuşyklar.",
    comingTwo: "Duşuşygy telefonda üç minutda ýazmak, geçen gezekki işler bilen bile.",
    comingThree: "Siziň kömegiňiz ilki bilen gerek adamlaryň sanawy.",
  },
  studio: {
    title: "Studiýa",
    lead: "Bu ýerde uniwersitet sapaklary ýazýar we terjime edýär.",
    now: "Şu gün sapaklar taslamanyň content bukjasyndaky faýllar; ondaky README awtoryň gollanmasy, content:check bolsa ýalňyşlary tapýar.",
    comingOne: "Üç dilde, telefonyň ölçegindäki janly görnüşiň ýanynda ýazmak.",
    comingTwo: "Syn, makullamak we çap etmek, abzasa bellik ýazmak bilen.",
    comingThree: "Terjimeçiniň ýeri: nämäniň ýetmeýändigi we nämäniň könelendigi görünýär.",
  },
  coordinate: {
    noArea: "Size heniz hiç bir çäk açyk däl",
    noAreaNext: "Dolandyryjydan wezipäňize çäk bermegini soraň.",
    parts: "Çäkler boýunça",
    area: "Çäk",
    peopleColumn: "Adamlar",
    startedColumn: "Hasaby açdy",
  },
  administer: {
    title: "Dolandyrmak",
    lead: "Bu ýerde portalyň özüne seredilýär.",
    now: "Şu gün hasaplar serwerde admin:create buýrugy bilen döredilýär: ol adama berilýän kody çap edýär.",
    comingOne: "Hasaplar, çägi we möhleti bolan wezipeler, bir gezeklik kodlar.",
    comingTwo: "Hereketleriň ýazgysy we onuň barlagy.",
    comingThree: "Ätiýaçlyk nusgalary we portalyň ýagdaýy.",
  },
};
