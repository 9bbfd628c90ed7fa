import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { badRequest } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { findStep } from "./find-step.server.ts";
import { takeCode, takeLanguage, takePassword } from "./take-steps.server.ts";
import { CodeStep, LanguageStep, PasswordStep } from "./view.tsx";

/** Code → language → password → first lesson. Each step is a form; a sealed cookie holds how far one has come. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = await allowAnyone(args);
  return findStep(ctx, args.request);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await allowAnyone(args);
  switch (new URL(args.request.url).searchParams.get("step") ?? "") {
    case "code":
      return takeCode(args, ctx);
    case "language":
      return takeLanguage(args);
    case "password":
      return takePassword(args, ctx);
    default:
      throw badRequest();
  }
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("auth.welcome.codeTitle"));

export default function Welcome() {
  const step = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  switch (step.kind) {
    case "code":
      return <CodeStep {...step} refused={refused} />;
    case "language":
      return <LanguageStep {...step} />;
    case "password":
      return <PasswordStep {...step} refused={refused} />;
  }
}
