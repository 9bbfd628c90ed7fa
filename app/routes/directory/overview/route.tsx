import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { listDirectoryFor } from "#app/domain/identity/queries/list-directory-for.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { formatDate, formatList } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { translator } from "#app/i18n/translate.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { DirectoryView } from "./view.tsx";

const yearMs = 366 * 24 * 3_600_000;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const t = translator(locale);
  const { area, kinds, ask } = await listDirectoryFor(ctx, { locale }).catch(refuse);
  const now = ctx.clock.now().getTime();
  const checked = (day: string | null) => {
    if (day === null) return { trust: "unchecked", words: t("directory.unchecked") } as const;
    const at = startOfLocalDay(day);
    const date = formatDate(at, locale);
    return now - at.getTime() > yearMs
      ? ({ trust: "old", words: t("directory.checkedLong", { date }) } as const)
      : ({ trust: "fresh", words: t("directory.checked", { date }) } as const);
  };
  return {
    area,
    ask: ask.length > 0 ? t("directory.ask", { names: formatList(ask, locale) }) : t("directory.askNobody"),
    kinds: kinds.map(({ kind, contacts }) => ({
      kind,
      contacts: contacts.map(({ checkedOn, ...one }) => ({ ...one, checked: checked(checkedOn) })),
    })),
  };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("directory.title"));

export default function Directory() {
  return <DirectoryView directory={useLoaderData<typeof loader>()} />;
}
