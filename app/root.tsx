import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { CarriedSignIn } from "#app/components/layout/carried-sign-in.tsx";
import { errorKind, ErrorPage } from "#app/components/layout/error-page.tsx";
import { ShellProvider } from "#app/components/layout/shell-context.tsx";
import { lockIn, LockedPage } from "#app/components/layout/locked-page.tsx";
import { reasonOf } from "#app/components/layout/refusal-reason.ts";
import { typedIn } from "#app/components/layout/typed-words.tsx";
import { titleIn } from "#app/components/lesson/lock-reasons.tsx";
import { isPersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { carriedIn } from "#app/lib/carried-form.ts";
import { deviceHasSeal, deviceSeal } from "#app/http/device-seal.server.ts";
import { takeFlash } from "#app/http/flash.server.ts";
import { I18nProvider, useT } from "#app/i18n/i18n-context.tsx";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useRequestFacts } from "#app/i18n/request-context.tsx";
// oxlint-disable-next-line import/default -- the bundler makes the address
import enhanceUrl from "./enhance/index.ts?worker&url";
import "./app.css";

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, locale, ctx } = await allowAnyone(args);
  const flash = takeFlash(args.request, args.context, locale);
  const unread = isReading(new URL(args.request.url).pathname) ? null : (viewer?.unread ?? null);
  const brings = isPersonCtx(ctx) && !deviceHasSeal(args.request, ctx.actor.personId, locale);
  return data(
    {
      locale,
      viewer: viewer && {
        personId: viewer.personId,
        displayName: viewer.displayName,
        roles: viewer.roles,
        unread,
      },
      seal: brings ? JSON.stringify(deviceSeal(ctx, locale)) : null,
      now: args.context.services.clock.now().getTime(),
      flash: flash?.text ?? null,
    },
    flash ? { headers: flash.headers } : undefined,
  );
}

/** Lessons and checks stay small and quiet: messages wait until the reader is back at the course. */
function isReading(pathname: string): boolean {
  return /^\/learn\/[^/]+\/./.test(pathname);
}

export const meta: MetaFunction = (args) =>
  args.error === undefined
    ? [{ title: "Halypa" }]
    : pageTitle(args, (t, locale) => errorTitle(args.error, t, locale));

function errorTitle(error: unknown, t: Translate, locale: Locale): string {
  const refusal = isRouteErrorResponse(error) ? error : null;
  const lock = refusal ? lockIn(refusal.data) : null;
  if (refusal && carriedIn(refusal.data)) return t("auth.resume.title");
  return lock
    ? t("paths.lock.title", { title: titleIn(lock.item, locale) })
    : t(`errors.page.${errorKind(refusal?.status ?? 500)}.title`);
}

/** The document. Also used when the root loader failed: then only what the request itself tells is known. */
export function Layout({ children }: { children: ReactNode }) {
  const request = useRequestFacts();
  const known = useRouteLoaderData<typeof loader>("root");
  const locale = known?.locale ?? request.locale;
  const shell = {
    viewer: known?.viewer ?? null,
    demo: request.demo,
    now: known?.now ?? null,
    flash: known?.flash ?? null,
  };
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#8a1c2c" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        <script type="module" src={enhanceUrl} />
      </head>
      <body
        data-author={shell.viewer?.personId}
        data-now={shell.now ?? undefined}
        data-seal={known?.seal ?? undefined}
      >
        <I18nProvider locale={locale}>
          <ShellProvider shell={shell}>{children}</ShellProvider>
        </I18nProvider>
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useRequestFacts();
  const t = useT();
  const refusal = isRouteErrorResponse(error) ? error : null;
  const lock = refusal ? lockIn(refusal.data) : null;
  const typed = refusal ? typedIn(refusal.data) : "";
  if (lock) return <LockedPage lock={lock} typed={typed} />;
  const carried = refusal ? carriedIn(refusal.data) : null;
  if (carried) return <CarriedSignIn form={carried} />;
  const kind = errorKind(refusal?.status ?? 500);
  return (
    <ErrorPage
      kind={kind}
      reason={refusal ? reasonOf(refusal.data, t) : null}
      typed={typed}
      requestId={kind === "server" || kind === "unavailable" ? requestId : null}
    />
  );
}
