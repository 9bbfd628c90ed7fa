import type { Messages } from "../../message-types.ts";

export const publicPages: Messages["publicPages"] = {
  title: "Durmuş işini halypanyň ýanynda öwreniň",
  lead: "Halypa — durmuş işi boýunça täze hünärmenleriň okaýan, superwizory bilen gürleşýän we hünäri ele alýança goldaw alýan ýeri.",
  signIn: "Gir",
  noAccount:
    "Girmek üçin maglumaty size superwizoryňyz ýa-da utgaşdyryjyňyz berýär: salgy ýa-da kagyzdaky kod.",
  haveCode: "Mende kod bar",
  learnTitle: "Sapakma-sapak öwreniň",
  learnText:
    "Iş ýüzünde duşjak maşgalalaryňyz barada gysga sapaklar. Özüňizi derrew barlaýarsyňyz, ýazan zadyňyz ýitmeýär.",
  superviseTitle: "Bile oýlanyň",
  superviseText:
    "Öwrenenleriňiz superwizoryňyz bilen gürrüňde dowam edýär: soraglar, edilmeli işler, görlen güýçli taraplar.",
  lightTitle: "Islendik telefonda",
  lightText: "Türkmen, rus we iňlis dillerinde. Haýal tora we köne telefona-da ýeterlik.",
  knotsLabel: "Çitimme-çitim dokalýan kiçijik haly",
  knotsText: "Her sapak bir çitim. Okuw bolsa kiçijik haly.",
  chooseLanguage: "Dil saýlaň",
};
