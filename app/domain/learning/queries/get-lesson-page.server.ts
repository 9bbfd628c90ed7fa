import type { LessonView } from "#app/domain/curriculum/item-view.ts";
import type { Part } from "#app/domain/curriculum/parts.ts";
import { findLesson } from "#app/domain/curriculum/queries/find-lesson.server.ts";
import { listTerms } from "#app/domain/curriculum/queries/list-terms.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import type { OfficialTraining } from "../fact.ts";
import { readLessonState } from "../internal/read-lesson-state.server.ts";
import type { LessonPage, LessonPart, LocalContact } from "../lesson-page.ts";
import { isLawPending, isWithheld, unansweredQuestions } from "../lesson-rule.ts";
import { questionView } from "../question-view.ts";
import { reflectionSeal } from "../reflection.ts";

type State = Awaited<ReturnType<typeof readLessonState>>;

/** A lesson for one person in three statements. Throws `not_found`; a withheld lesson comes without its text. */
export async function getLessonPage(
  ctx: PersonCtx,
  { courseId, lessonId, locale }: { courseId: string; lessonId: string; locale: Locale },
): Promise<LessonPage> {
  const [lesson, state] = await Promise.all([
    findLesson(ctx, courseId, lessonId, locale),
    readLessonState(ctx, courseId, lessonId),
  ]);
  if (!lesson) throw new DomainError("not_found");
  const { facts, textLocale } = lesson;
  const pending = isLawPending(facts);
  const withheld = isWithheld({ lawPending: pending }, ctx.demo);
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
    personal: {
      place: state.place,
      completedAt: state.completedAt === null ? null : new Date(state.completedAt),
      openQuestions: unansweredQuestions(facts, new Set(state.answers.map(({ questionId }) => questionId))),
      contacts: withheld ? [] : contactsIn(state, locale),
    },
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
        return [{ ...part, text }];
      }
      case "scenario": {
        const graph = facts.scenarios.find(({ id }) => id === part.id);
        const next = (step: string, choice: string) => {
          const node = graph?.steps[step];
          return (node && "choices" in node ? node.choices[choice] : undefined) ?? null;
        };
        const steps = part.steps.map((step) => ({
          ...step,
          choices: step.choices.map((choice) => ({ ...choice, next: next(step.id, choice.id) })),
        }));
        return [{ ...part, steps }];
      }
      // What is not open does not leave the server.
      case "checklist":
        return [isOpen(facts.officialTraining, state) ? part : { ...part, items: [] }];
      default:
        return [part];
    }
  });
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
