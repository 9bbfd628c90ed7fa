import type { LessonView } from "#app/domain/curriculum/item-view.ts";
import type { Part } from "#app/domain/curriculum/parts.ts";
import { findLesson } from "#app/domain/curriculum/queries/find-lesson.server.ts";
import { listTerms } from "#app/domain/curriculum/queries/list-terms.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import type { ChangeImpact } from "../change-impact.ts";
import type { OfficialTraining } from "../fact.ts";
import { admit } from "../internal/admit.server.ts";
import { readChanges } from "../internal/changes-since-sql.ts";
import { readLessonState } from "../internal/read-lesson-state.server.ts";
import { storyPart } from "../internal/story-part.server.ts";
import type { LessonPage, LessonPart, LocalContact } from "../lesson-page.ts";
import { isLawPending, isWithheld, unansweredQuestions } from "../lesson-rule.ts";
import { noteSeal } from "../note.ts";
import { questionView } from "../question-view.ts";
import { reflectionSeal } from "../reflection.ts";

type State = Awaited<ReturnType<typeof readLessonState>>;

/**
 * A lesson for one person in three statements: as it is now, or in the version with `number`, which opens for those
 * who finished it. Throws `not_found` and `locked`; a withheld lesson comes without its text.
 */
export async function getLessonPage(
  ctx: PersonCtx,
  asked: { courseId: string; lessonId: string; locale: Locale; number?: number },
): Promise<LessonPage> {
  const { courseId, lessonId, locale, number } = asked;
  const [lesson, read] = await Promise.all([
    findLesson(ctx, courseId, lessonId, locale, number),
    readLessonState(ctx, courseId, lessonId),
  ]);
  const finished = read.finished.find((one) => one.number === number);
  if (!lesson || (number !== undefined && !finished)) throw new DomainError("not_found");
  const change = readChanges(read.changes)[0] ?? { updated: false, redo: null };
  const state = number === undefined ? sinceRedo(read, change.redo) : read;
  const { facts, textLocale } = lesson;
  const pending = isLawPending(facts);
  const withheld = isWithheld({ lawPending: pending }, ctx.demo);
  if (!withheld) await admit(ctx, state.access, [lessonId, lesson.module.id, lesson.course.id]);
  const terms = withheld ? [] : await listTerms(ctx, termIds(lesson.parts), textLocale);
  const place = state.order.findIndex(({ id }) => id === lessonId);
  return {
    id: lessonId,
    title: lesson.title,
    course: lesson.course,
    module: lesson.module,
    number: place < 0 ? null : place + 1,
    of: state.order.length,
    minutes: facts.minutes,
    textLocale,
    translation: lesson.translation,
    retired: lesson.retired,
    law: withheld ? "withheld" : pending ? "pending" : "settled",
    outcomes: withheld ? [] : lesson.outcomes,
    parts: withheld ? [] : lessonParts(ctx, lesson, state),
    questionCount: facts.questions.length,
    checklistsNeed: isOpen(facts.officialTraining, state) ? null : (facts.officialTraining ?? null),
    sourceParts: withheld
      ? null
      : (lesson.sourceParts?.filter((part) => part.kind === "html" || part.kind === "box") ?? null),
    terms,
    next: nextOf(lesson, state),
    earlier: finished ? { finishedAt: new Date(finished.at) } : null,
    personal: {
      place: state.place,
      completedAt: state.completedAt === null ? null : new Date(state.completedAt),
      ...finishedIn(lesson, state),
      change: { updated: change.updated, redo: change.redo },
      openQuestions: unansweredQuestions(
        facts,
        state.answers.map(({ questionId, response, answeredAt }) => ({
          questionId,
          kind: response.kind,
          answeredAt: new Date(answeredAt),
        })),
      ),
      contacts: withheld ? [] : contactsIn(state, locale),
      marks: withheld ? {} : marksIn(ctx, lessonId, state),
    },
  };
}

/** Where a lesson is to be done once more, its questions stand open again: earlier answers are kept and not shown. */
function sinceRedo(state: State, redo: ChangeImpact["redo"]): State {
  if (!redo) return state;
  return { ...state, answers: state.answers.filter(({ answeredAt }) => new Date(answeredAt) >= redo.since) };
}

function finishedIn({ number }: LessonView, { finished }: State) {
  const [last] = finished;
  return {
    renewedAt: last && finished.length > 1 ? new Date(last.at) : null,
    finishedVersion: last && last.number !== number ? last.number : null,
  };
}

function lessonParts(ctx: PersonCtx, lesson: LessonView, state: State): LessonPart[] {
  const { facts, lessonId, textLocale } = lesson;
  let number = 0;
  return lesson.parts.flatMap((part): LessonPart[] => {
    switch (part.kind) {
      case "question": {
        const own = facts.questions.find(({ id }) => id === part.id);
        if (!own) return [];
        const given = state.answers.find(({ questionId }) => questionId === part.id);
        const question = questionView(own, part, textLocale, lessonId, given);
        return [{ kind: "question", number: ++number, question }];
      }
      case "reflection": {
        const own = state.reflections.find(({ promptId }) => promptId === part.id);
        const about = reflectionSeal(ctx.actor.personId, lessonId, part.id);
        const text = own ? ctx.keys.open("reflection", Buffer.from(own.sealed, "base64"), about) : "";
        const form = facts.reflections.find(({ id }) => id === part.id)?.form ?? "free";
        return [{ ...part, form, text }];
      }
      case "scenario": {
        const story = facts.scenarios.find(({ id }) => id === part.id);
        const run = state.runs.find(({ scenarioId }) => scenarioId === part.id);
        const own = storyPart(part, story, lesson.versionId, `${ctx.actor.personId} ${lessonId}`, run);
        return own ? [own] : [];
      }
      // What is not open does not leave the server.
      case "checklist":
        return [isOpen(facts.officialTraining, state) ? part : { ...part, items: [] }];
      default:
        return [part];
    }
  });
}

function marksIn(ctx: PersonCtx, lessonId: string, { marks }: State): LessonPage["personal"]["marks"] {
  const note = (part: number, sealed: string) =>
    ctx.keys.open("reflection", Buffer.from(sealed, "base64"), noteSeal(ctx.actor.personId, lessonId, part));
  return Object.fromEntries(
    marks.map(({ part, sealed, earlier }) => [
      part,
      { note: sealed === null ? null : note(part, sealed), earlier },
    ]),
  );
}

function contactsIn({ contacts }: State, locale: Locale): LocalContact[] {
  return contacts.flatMap(({ names, phone, checkedOn }) => {
    const nameLocale = [locale, ...locales].find((one) => names[one]);
    const name = nameLocale && names[nameLocale];
    return nameLocale && name ? [{ name, nameLocale, phone, checkedOn }] : [];
  });
}

function isOpen(training: OfficialTraining | undefined, { trainings }: State): boolean {
  return training === undefined || trainings.includes(training);
}

/** After the last lesson of a module comes its quiz, after the last of the course the course itself. */
function nextOf(lesson: LessonView, { order, moduleHasQuiz }: State): LessonPage["next"] {
  const last = order.findLast(({ moduleId }) => moduleId === lesson.module.id);
  if (moduleHasQuiz && last?.id === lesson.lessonId) return { kind: "quiz", ...lesson.module };
  return lesson.next ? { kind: "lesson", ...lesson.next } : { kind: "course", ...lesson.course };
}

function termIds(parts: readonly Part[]): string[] {
  const html = parts.map((part) => ("html" in part ? part.html : part.kind === "question" ? part.stem : ""));
  return [...new Set([...html.join("").matchAll(/data-term="([a-z0-9-]+)"/g)].map(([, id]) => id ?? ""))];
}
