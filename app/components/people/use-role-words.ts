import type { Role } from "#app/domain/kernel/role.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

/** The names of roles in the language of the page, in one line. */
export function useRoleWords(): (roles: readonly Role[]) => string {
  const t = useT();
  return (roles) =>
    roles.length === 0 ? t("people.list.noRole") : roles.map((role) => t(`account.role.${role}`)).join(", ");
}
