import type { Agent } from "node:http";
import { questionResponse } from "#app/domain/learning/inputs.ts";
import { fieldsOf } from "#app/domain/learning/response-fields.ts";
import { get, post } from "../client.ts";
import type { Standing } from "./everything.ts";

/** A page that is asked for, or the submission of a check. `statements`: the promise of the product, null for none. */
export interface Visit {
  readonly name: string;
  readonly who: string;
  readonly statements: number;
  /** Asks the portal at `url` once. Submissions take another learner each time. */
  ask(agent: Agent, url: string): Promise<void>;
  /** A submission cannot be repeated at will: how often it is asked in a round; null for as long as time lasts. */
  readonly times: number | null;
}

const cookieOf = (number: number): string => `halypa_session=bench-${number}`;

function page(name: string, who: string, statements: number, path: string, learner: number): Visit {
  const headers = { Cookie: cookieOf(learner), "Accept-Encoding": "gzip" };
  return {
    name,
    who,
    statements,
    times: null,
    async ask(agent, url) {
      const { status } = await get(agent, url + path, headers);
      if (status !== 200) throw new Error(`${path} answered ${status} to learner ${learner}`);
    },
  };
}

/** Pages of the first learner, who is ordinary, and of the second, who has everything. */
export function pagesOf(standings: readonly Standing[]): Visit[] {
  return standings.slice(0, 2).flatMap(({ lessonPath, quizPath }, at) => {
    const who = at === 0 ? "ordinary" : "with everything";
    const course = lessonPath.slice(0, lessonPath.lastIndexOf("/"));
    return [
      page("home", who, 5, "/learn", at + 1),
      page("course", who, 5, course, at + 1),
      page("lesson", who, 4, lessonPath, at + 1),
      page("quiz", who, 4, quizPath, at + 1),
    ];
  });
}

/**
 * Submissions of open checks, each of another learner, from number `from` on. Half of the answers are stored; `all`
 * sends the rest, and passes. Nothing is completed by it: each learner's module has a lesson that is not finished.
 */
export function submissionOf(
  standings: readonly Standing[],
  from: number,
  all: boolean,
  times: number,
): Visit {
  const next = new Map<string, number>();
  return {
    name: "quiz submit",
    who: all ? "passes" : "does not pass",
    statements: 6,
    times,
    async ask(agent, url) {
      const number = next.get(url) ?? from;
      next.set(url, number + 2);
      const standing = standings.find((one) => one.number === number);
      if (!standing) throw new Error("no learner is left for another submission");
      const body = submissionForm(standing, all).toString();
      const headers = { Cookie: cookieOf(number), Origin: url, "Accept-Encoding": "gzip" };
      const { status } = await post(agent, url + standing.quizPath, headers, body);
      if (status !== 303) throw new Error(`${standing.quizPath} answered ${status} to learner ${number}`);
    },
  };
}

function submissionForm({ attemptId, answers }: Standing, all: boolean): URLSearchParams {
  const form = new URLSearchParams({ intent: "submit-anyway", attempt: attemptId });
  for (const { questionId, response } of answers) {
    const parsed = questionResponse.parse(response);
    form.append("question", questionId);
    form.append(`${questionId}.kind`, parsed.kind);
    if (!all) continue;
    for (const [name, values] of Object.entries(fieldsOf(questionId, parsed, "en")))
      for (const value of values) form.append(name, value);
  }
  return form;
}
