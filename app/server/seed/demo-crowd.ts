import { locales } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { foldText } from "#app/lib/fold-text.ts";
import type { DemoPerson } from "./demo-people.ts";

const words = (lines: readonly string[]): string[] => lines.flatMap((line) => line.split(" "));

const women = words([
  "Ogulşat Gülşat Aknabat Sülgün Leýla Jahan Tylla Gurbansoltan Amangül Ogulnur Gülälek Aýsoltan",
  "Şirin Zöhre Akgözel Ogulsona Nartäç Gunça Dürli Ejegyz",
]);
const men = words([
  "Babageldi Hemra Ýazmyrat Guwanç Sähet Aşyr Ýagmyr Nurmuhammet Allanur Rüstem Eziz Döwlet Gadam",
  "Muhammet Resul Orazgeldi Işan Tirkiş Ýakup Agamyrat",
]);
const surnames = words([
  "Allanazarow Meredow Orazow Hallyýew Sähedow Amangeldiýew Rejepow Ýazow Garryýew Tuwakow Nazarow",
  "Italmazow Ýollyýew Berdiýew Taganow Esenow Akmyradow Myratlyýew Hudaýberdiýew",
]);
/** Three places in each region: every sixth person is in the same region. */
const places = words([
  "TM-S/kopetdag TM-A/gokdepe TM-B/balkanabat TM-D/koneurgenc TM-L/turkmenabat demo/centre-mary",
  "TM-S/berkararlyk TM-A/tejen TM-B/bereket TM-D/dasoguz-saheri TM-L/kerki TM-M/bayramaly-saheri",
  "TM-S/buzmeyin TM-A/kaka TM-B/esenguly TM-D/gubadag TM-L/halac TM-M/yoloten",
]);

const from = <T>(list: readonly T[], i: number): T => {
  const one = list[i % list.length];
  if (one === undefined) throw new Error("the list is empty");
  return one;
};

/** Six of the forty supervise or manage, one in each region; the others are specialists. */
function roleOf(i: number): Role {
  if (i >= 6) return "worker";
  return i % 2 === 0 ? "supervisor" : "manager";
}

/** Forty invented people over all regions, the same at every start. Half have no e-mail address. */
export const demoCrowd: readonly DemoPerson[] = Array.from({ length: 40 }, (_, i) => {
  const woman = i % 3 !== 2;
  const givenName = from(woman ? women : men, i);
  const surname = from(surnames, i * 7) + (woman ? "a" : "");
  const userName = foldText(`${givenName}.${surname}`);
  const areaId = from(places, i);
  return {
    role: roleOf(i),
    areaId,
    person: {
      surname,
      givenName,
      userName,
      ...(i % 2 === 0 ? { email: `${userName}@demo.example` } : {}),
      locale: from(locales, i % 5),
      homeAreaId: areaId,
    },
  };
});
