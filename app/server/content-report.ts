import type { ContentReport } from "#app/content/check-content.ts";
import type { Finding } from "#app/content/finding.ts";
import { describeFinding } from "#app/i18n/describe-finding.ts";

/** `file:line:column what — how to mend`, in English. */
export function findingLine({ code, file, line, column, params }: Finding): string {
  const { what, mend } = describeFinding(code, params, "en");
  return `${file}:${line}:${column} ${what} — ${mend}`;
}

/** A line for each course: how much there is of it and how much is to be mended. */
export function reportTable({ items, findings }: ContentReport): string {
  const courses = [...new Set(items.map(({ course }) => course))];
  const count = (course: string, test: (item: ContentReport["items"][number]) => boolean): number =>
    items.filter((item) => item.course === course && test(item)).length;
  const rows = courses.map((course) => [
    course,
    count(course, ({ kind }) => kind === "module"),
    count(course, ({ kind }) => kind === "lesson"),
    ...(["en", "ru", "tk"] as const).map((locale) =>
      count(course, ({ locales }) => locales.includes(locale)),
    ),
    items.filter((item) => item.course === course).reduce((sum, item) => sum + item.findings.length, 0),
  ]);
  const other = findings.length - rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
  if (other > 0) rows.push(["other files", "", "", "", "", "", other]);
  const table = [["course", "modules", "lessons", "en", "ru", "tk", "findings"], ...rows];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => String(row[at]).length))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, at) =>
        at === 0 ? String(cell).padEnd(widths[at] ?? 0) : String(cell).padStart(widths[at] ?? 0),
      )
      .join("  "),
  );
  return `\n${lines.join("\n")}\n\n${findings.length} findings`;
}
