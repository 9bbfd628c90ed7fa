import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { deleteJournalEntry } from "#app/domain/learning/delete-journal-entry.server.ts";
import { shareInput } from "#app/domain/learning/journal-inputs.ts";
import { listJournal } from "#app/domain/learning/queries/list-journal.server.ts";
import { shareReflection } from "#app/domain/learning/share-reflection.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { doneAt } from "#app/http/part-action.server.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import "#app/styles/journal.css";
import { JournalView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const before = new URL(args.request.url).searchParams.get("before");
  const { items, supervisor, next } = await listJournal(ctx, locale, before).catch(refuse);
  return {
    supervisor,
    next,
    first: before === null,
    items: items.map((item) => ({ ...item, shareId: uuidv7() })),
  };
}

/** Two forms, told apart by `?do=`: sharing a copy, and deleting an entry. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer } = await requirePerson(args);
  const form = await readForm(args.request);
  requireOwnPage(viewer, form);
  switch (new URL(args.request.url).searchParams.get("do")) {
    case "share": {
      const parsed = shareInput.safeParse(Object.fromEntries(form));
      if (!parsed.success) throw badRequest();
      try {
        await shareReflection(ctx, parsed.data);
      } catch (error) {
        if (error instanceof DomainError && error.code === "conflict") return data({ changed: true }, 409);
        refuse(error);
      }
      return doneAt(args.context, paths.journal(), "journal.share.done");
    }
    case "delete":
      await deleteJournalEntry(ctx, { entryId: fieldOf(form, "entryId") }).catch(refuse);
      return doneAt(args.context, paths.journal(), "journal.delete.done");
    default:
      throw badRequest();
  }
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("journal.title"));

export default function Journal() {
  const changed = useActionData<typeof action>()?.changed ?? false;
  return <JournalView page={useLoaderData<typeof loader>()} changed={changed} />;
}
