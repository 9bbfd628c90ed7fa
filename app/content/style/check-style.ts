import {
  isCourseFacts,
  isLessonFacts,
  type CourseFacts,
  type ItemFacts,
  type LessonFacts,
} from "#app/domain/curriculum/facts.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import type { ContentFiles } from "../content-files.ts";
import { FindingList, type Finding } from "../finding.ts";
import { questionsOf } from "../items/check-agreement.ts";
import type { ReadItem, ReadText } from "../items/read-item.ts";
import type { Library } from "../library.ts";
import { checkLessonParts } from "./check-lesson-parts.ts";
import { checkRightOptions } from "./check-right-options.ts";
import { forbiddenName } from "./forbidden-names.ts";
import { isOfficialHost } from "./official-hosts.ts";
import { minutesFor, sentencesIn, wordsIn } from "./word-count.ts";

export interface StyleContext {
  readonly files: ContentFiles;
  readonly library: Library;
  /** The course that the item belongs to, when it could be read. */
  readonly course: CourseFacts | null;
}

const pictureBytes = 15_000;
const words = { from: 600, to: 900 };
const sentence = { usual: 18, longest: 30, percent: 20 };

/** What the author's guide asks for and a machine can see, for an item that is valid. */
export function checkStyle(item: ReadItem, context: StyleContext): Finding[] {
  const { facts } = item;
  if (!facts) return [];
  const yaml = new FindingList(item.source.yaml);
  checkTest(item, facts, yaml);
  if (isLessonFacts(facts)) checkLessonFacts(item, facts, context, yaml);
  const readable = item.texts.filter((text) => text.compiled.findings.length === 0);
  return [
    ...yaml.items,
    ...readable.flatMap((text) => checkText(item, facts, text, context)),
    ...checkPictures(item, context.files),
  ];
}

function checkTest({ factsPlace }: ReadItem, facts: ItemFacts, findings: FindingList): void {
  if (isLessonFacts(facts)) return;
  const course = isCourseFacts(facts);
  const key = course ? "assessment" : "quiz";
  const test = course ? facts.assessment : facts.quiz;
  const rule = course ? { pool: 30, from: 12, to: 20 } : { pool: 12, from: 6, to: 10 };
  if (!test) {
    if (!course) findings.add("part-missing", undefined, { part: "quiz:" });
    return;
  }
  const place = factsPlace([key]);
  if (test.questions.length < rule.pool)
    findings.add("pool-small", place, { count: test.questions.length, from: rule.pool });
  if (test.draw < rule.from || test.draw > rule.to)
    findings.add("draw-range", factsPlace([key, "draw"]), { draw: test.draw, from: rule.from, to: rule.to });
}

function checkLessonFacts(
  { texts, factsPlace }: ReadItem,
  facts: LessonFacts,
  { library }: StyleContext,
  findings: FindingList,
): void {
  const source = texts.find((text) => text.front.translation === "source");
  if (source && source.compiled.findings.length === 0) {
    const { prose, blocks } = source.compiled.index;
    const cases = blocks.filter(({ name }) => ["Case", "Scenario", "Reflection"].includes(name)).length;
    const minutes = minutesFor(wordsIn(prose), facts.questions.length, cases);
    if (minutes !== facts.minutes)
      findings.add("minutes-differ", factsPlace(["minutes"]), { minutes: facts.minutes, expected: minutes });
  }
  if (facts.questions.length < 3 || facts.questions.length > 5)
    findings.add("question-count", factsPlace(["questions"]), {
      count: facts.questions.length,
      from: 3,
      to: 5,
    });
  if (new Set(facts.questions.map(({ kind }) => kind)).size < 2)
    findings.add("question-kinds", factsPlace(["questions"]));
  if (facts.supervision.length < 2 || facts.supervision.length > 3)
    findings.add("prompt-count", factsPlace(["supervision"]), {
      count: facts.supervision.length,
      from: 2,
      to: 3,
    });
  if (facts.basis !== "practice" && facts.sources.length === 0)
    findings.add("part-missing", factsPlace(["sources"]), { part: "sources:" });
  facts.sources.forEach((code, at) => {
    if (library.sources[code]?.mem) findings.add("source-not-read", factsPlace(["sources", at]), { code });
  });
}

function checkText(item: ReadItem, facts: ItemFacts, text: ReadText, context: StyleContext): Finding[] {
  const findings = new FindingList(text.file);
  const { prose, blocks, links } = text.compiled.index;
  const terms = new Set(context.library.terms.map(({ id }) => id));
  for (const block of blocks) {
    if (block.name === "Term" && !terms.has(block.id ?? ""))
      findings.add("term-unknown", block, { id: block.id ?? "" });
    if ((block.name === "Option" || block.name === "Choice") && block.props["feedback"] === undefined)
      findings.add("feedback-missing", block, { name: block.name, id: block.id ?? "" });
    for (const value of Object.values(block.props)) checkName(value, block);
  }
  for (const link of links)
    if (!isOfficialHost(link.host)) findings.add("link-host", link, { host: link.host });
  for (const block of prose) checkName(block.text, block);
  function checkName(value: string, place: { line: number; column: number }): void {
    const name = forbiddenName(value, text.locale);
    if (name) findings.add("name-forbidden", place, { name });
  }

  const sentences = sentencesIn(prose, text.locale);
  for (const one of sentences)
    if (one.words > sentence.longest)
      findings.add("sentence-too-long", one.block, {
        words: one.words,
        limit: sentence.longest,
        start: one.text.slice(0, 40),
      });
  const long = sentences.filter((one) => one.words > sentence.usual).length;
  const percent = Math.round((100 * long) / Math.max(1, sentences.length));
  if (sentences.length >= 5 && percent > sentence.percent)
    findings.add("sentences-long", undefined, { percent, limit: sentence.percent, words: sentence.usual });

  const questions = questionsOf(facts).map(({ question }) => question);
  checkRightOptions(
    questions,
    text.compiled.parts,
    blocks.find(({ name }) => name === "Question") ?? { line: 1, column: 1 },
    findings,
  );
  if (isLessonFacts(facts)) {
    checkLessonParts(text, findings);
    const count = wordsIn(prose);
    if (text.locale === "en" && (count < words.from || count > words.to))
      findings.add("words-count", undefined, { count, ...words });
    const [first] = text.compiled.parts;
    if (facts.safety !== "none" && !(first?.kind === "box" && first.box === "safety"))
      findings.add("safety-box", undefined, { safety: facts.safety });
  }
  const companion = context.course?.companion;
  if (companion) {
    if (!blocks.some(({ name }) => name === "OfficialBox")) findings.add("official-box");
    const checklist = blocks.find(({ name }) => name === "Checklist");
    if (checklist && !(isLessonFacts(facts) && facts.officialTraining === companion))
      findings.add("checklist-open", checklist, { id: checklist.id ?? "", training: companion });
  }
  return findings.items;
}

function checkPictures({ source, texts }: ReadItem, files: ContentFiles): Finding[] {
  const found: Finding[] = [];
  const bases = new Set<string>();
  for (const [name, path] of source.pictures) {
    const findings = new FindingList(path);
    const size = files.get(path)?.size ?? 0;
    if (size > pictureBytes)
      findings.add("picture-big", undefined, {
        kilobytes: Math.ceil(size / 100) / 10,
        limit: pictureBytes / 1000,
      });
    if (/\.(tk|ru|en)\.(svg|png)$/.test(name)) bases.add(name);
    found.push(...findings.items);
  }
  for (const name of bases)
    for (const locale of locales) {
      const own = name.replace(/\.(tk|ru|en)\.(svg|png)$/, `.${locale}.$2`);
      const general = name.replace(/\.(tk|ru|en)\.(svg|png)$/, ".$2");
      if (source.pictures.has(own) || source.pictures.has(general)) continue;
      const text = texts.find((one) => one.locale === locale);
      const findings = new FindingList(text?.file ?? source.folder);
      if (text) findings.add("picture-language", undefined, { name: own });
      found.push(...findings.items);
    }
  return found;
}
