import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireRole } from "#app/auth/guards.server.ts";
import { saveDirectoryEntryInput } from "#app/domain/identity/inputs.ts";
import { listKeptDirectory } from "#app/domain/identity/queries/list-kept-directory.server.ts";
import { listReachAreas } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { retireDirectoryEntry } from "#app/domain/identity/retire-directory-entry.server.ts";
import { saveDirectoryEntry } from "#app/domain/identity/save-directory-entry.server.ts";
import { doneAt, readPart, refusedPart } from "#app/http/part-action.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ContactView } from "./view.tsx";

const retireInput = z.object({ entryId: z.uuid() });

/** `new`, or the id of an entry that one keeps. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, ["coordinator"]);
  const { entry: asked = "" } = args.params;
  const areas = await listReachAreas(ctx, { roles: ["coordinator"], locale });
  const known =
    asked === "new" ? null : (await listKeptDirectory(ctx, locale)).find(({ id }) => id === asked);
  if (known === undefined) throw Response.json({ code: "not_found" }, { status: 404 });
  return {
    address: paths.contact(asked),
    isNew: known === null,
    entryId: known?.id ?? uuidv7(),
    areas,
    today: localDayOf(ctx.clock.now()),
    values: {
      areaId: known?.areaId ?? areas[0]?.id ?? "",
      kind: known?.kind ?? "emergency",
      nameTk: known?.names.tk,
      nameRu: known?.names.ru,
      nameEn: known?.names.en,
      phone: known?.phone ?? "",
      placeTk: known?.place.tk,
      placeRu: known?.place.ru,
      placeEn: known?.place.en,
      procedureTk: known?.procedure.tk,
      procedureRu: known?.procedure.ru,
      procedureEn: known?.procedure.en,
      checkedOn: known?.checkedOn ?? "",
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requireRole(args, ["coordinator"]);
  const retiring = new URL(args.request.url).searchParams.get("do") === "retire";
  const doing = retiring ? "retire" : "save";
  const schema = retiring ? retireInput : saveDirectoryEntryInput;
  const part = await readPart(args.request, doing, schema);
  if (!part.ok) return part.refused;
  try {
    if (retiring) await retireDirectoryEntry(ctx, retireInput.parse(part.value));
    else await saveDirectoryEntry(ctx, saveDirectoryEntryInput.parse(part.value));
  } catch (error) {
    return refusedPart(error, part.form, doing, {
      "invalid.nameTk": "errors.required",
      "invalid.checkedOn": "errors.date",
    });
  }
  return doneAt(args.context, paths.keptDirectory(), `directory.keep.${retiring ? "retired" : "saved"}`);
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => t(args.data?.isNew ? "directory.keep.new" : "directory.keep.changeTitle"));

export default function Contact() {
  return <ContactView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
