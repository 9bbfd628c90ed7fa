import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { Page } from "#app/components/layout/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { listRemarks, type Remark } from "#app/domain/learning/queries/list-remarks.server.ts";
import { settleRemark } from "#app/domain/learning/settle-remark.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { readForm } from "#app/http/read-body.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.studio);
  const remarks = await listRemarks(ctx, locale).catch(refuse);
  return { remarks: remarks.map((one) => ({ ...one, createdAt: formatDate(one.createdAt, locale) })) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requireRole(args, rolesOfArea.studio);
  const form = await readForm(args.request);
  await settleRemark(ctx, { remarkId: fieldOf(form, "remark") }).catch(refuse);
  return redirect(paths.remarks(), { status: 303, headers: flash(args.context, "tools.remarks.settled") });
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("tools.remarks.title"));

export default function RemarksRoute() {
  const { remarks } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Page area="studio" width="narrow">
      <PageHeader
        crumbs={[{ href: paths.studio(), label: t("overview.studio.title") }]}
        crumbsLabel={t("nav.trail")}
        title={t("tools.remarks.title")}
        lead={t("tools.remarks.lead")}
      />
      {remarks.length === 0 ? (
        <EmptyState title={t("tools.remarks.emptyTitle")}>
          <p>{t("tools.remarks.emptyText")}</p>
        </EmptyState>
      ) : (
        <ul className="stack">
          {remarks.map((remark) => (
            <OneRemark key={remark.remarkId} remark={remark} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function OneRemark({ remark }: { remark: Omit<Remark, "createdAt"> & { readonly createdAt: string } }) {
  const t = useT();
  const locale = useLocale();
  const { lesson, part, version } = remark;
  return (
    <li className="card stack-tight">
      <p className="own-note" {...langAttribute(remark.locale, locale)}>
        {remark.text}
      </p>
      <p className="soft">
        <a href={paths.lessonPart(lesson.course.id, lesson.id, part)}>
          {t("tools.remarks.about", { lesson: lesson.title, number: part + 1, version })}
        </a>{" "}
        · {remark.createdAt}
      </p>
      <form method="post">
        <input type="hidden" name="remark" value={remark.remarkId} />
        <Button kind="quiet">{t("tools.remarks.settle")}</Button>
      </form>
    </li>
  );
}
