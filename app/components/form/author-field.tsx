import { useShell } from "#app/components/layout/shell-context.tsx";

/** Whose page this form stands in: a page that stayed open must not write in the name of whoever signs in next. */
export function AuthorField() {
  const { viewer } = useShell();
  return viewer ? <input type="hidden" name="author" value={viewer.personId} /> : null;
}
