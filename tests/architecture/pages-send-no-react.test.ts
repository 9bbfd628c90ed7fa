import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceFiles } from "#tests/support/source-files.ts";

const hydratingNames =
  /\b(Scripts|ScrollRestoration|LiveReload|useFetcher|useSubmit|useEffect|useLayoutEffect|useState)\b|<(Link|NavLink|Form)\b/;
const inline = /\bstyle=\{|<style\b|dangerouslySetInnerHTML/;
/** The one place that prints HTML: it was checked twice at import. */
const printsCheckedHtml = "app/components/ui/checked-html.tsx";

const sources = sourceFiles("app", ".tsx");

test("no page hydrates or navigates by script", () => {
  const offenders = sources.filter((file) => hydratingNames.test(readFileSync(file, "utf8")));
  expect(offenders).toEqual([]);
});

test("no inline style, and unescaped HTML in one named component only", () => {
  const offenders = sources.filter(
    (file) => file !== printsCheckedHtml && inline.test(readFileSync(file, "utf8")),
  );
  expect(offenders).toEqual([]);
});
