import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { reflectionLimit } from "#app/domain/learning/inputs.ts";
import { findJournalEntry } from "#app/domain/learning/queries/find-journal-entry.server.ts";
import { saveJournalEntry } from "#app/domain/learning/save-journal-entry.server.ts";
import { typedWriting } from "#app/domain/learning/writing.ts";
import { refuseForm } from "#app/http/error-response.server.ts";
import { fieldOf, seenOf } from "#app/lib/form-like.ts";
import { doneAt } from "#app/http/part-action.server.ts";
import { readForm, typedLimit } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid, uuidv7 } from "#app/lib/uuid.ts";
import "#app/styles/journal.css";
import { JournalEntryView } from "./view.tsx";

/** `/journal/new` is an entry that nobody has yet; the page makes its id. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const { entry: entryId = "" } = args.params;
  const shareId = uuidv7();
  if (entryId === "new") {
    const staged = new URL(args.request.url).searchParams.get("form") === "staged";
    return { entryId: uuidv7(), form: staged ? ("staged" as const) : ("free" as const), kept: null, shareId };
  }
  const kept = isUuid(entryId) ? await findJournalEntry(ctx, entryId, locale) : null;
  if (!kept) throw Response.json({ code: "not_found" }, { status: 404 });
  return { entryId, form: kept.writing.form, kept, shareId };
}

/** Saves an entry, new or not. What can't be saved is shown again as it was typed. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer } = await requirePerson(args);
  const form = await readForm(args.request, typedLimit);
  requireOwnPage(viewer, form);
  const entryId = fieldOf(form, "prompt");
  const text = typedWriting(form);
  if (text.length > reflectionLimit) return data({ entryId, text, problem: "tooLong" as const }, 400);
  try {
    await saveJournalEntry(ctx, { writeId: uuidv7(), entryId, text, ...seenOf(form) });
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found")
      return data({ entryId, text, problem: "gone" as const }, 409);
    return refuseForm(form)(error);
  }
  return doneAt(args.context, paths.journalEntry(entryId), "journal.saved");
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("journal.title"));

export default function JournalEntry() {
  return (
    <JournalEntryView
      page={useLoaderData<typeof loader>()}
      refused={useActionData<typeof action>() ?? null}
    />
  );
}
