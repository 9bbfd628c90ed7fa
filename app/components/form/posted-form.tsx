import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { AuthorField } from "./author-field.tsx";

/**
 * A form that is posted as a page. With a script it goes only when the server answers, so that nothing typed is lost to
 * the browser's own error page.
 */
export function PostedForm({
  name = "",
  action,
  className,
  children,
}: {
  /** What is typed stays on the device under this name until it has arrived; without one only the page has it. */
  name?: string;
  action?: string;
  className: string;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <form
      method="post"
      action={action}
      className={className}
      data-personal=""
      data-posted={name}
      data-no-network={t("device.posted.offline")}
    >
      <AuthorField />
      {children}
      <p className="field-error" role="alert" data-error="" hidden />
    </form>
  );
}
