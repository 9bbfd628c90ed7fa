import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { listKeptDirectory } from "#app/domain/identity/queries/list-kept-directory.server.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { formatDate } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { translator } from "#app/i18n/translate.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { KeptDirectoryView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, ["coordinator"]);
  const t = translator(locale);
  const entries = await listKeptDirectory(ctx, locale);
  return entries.map(({ id, area, kind, names, phone, checkedOn }) => {
    const language = [locale, ...locales].find((one) => names[one]) ?? locale;
    const checked = checkedOn
      ? formatDate(startOfLocalDay(checkedOn), locale)
      : t("directory.keep.unchecked");
    return { id, area, kind, phone, name: names[language] ?? "", language, checked, isChecked: !!checkedOn };
  });
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("directory.keep.title"));

export default function KeptDirectory() {
  return <KeptDirectoryView entries={useLoaderData<typeof loader>()} />;
}
