import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { siteMap } from "#tests/support/site-map.ts";

const guards = new Set(["allowAnyone", "requirePerson", "requireRole"]);
const appFolder = path.resolve(import.meta.dirname, "../../app");

function exportedFunctions(file: string): Map<string, ts.FunctionDeclaration> {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(appFolder, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found = new Map<string, ts.FunctionDeclaration>();
  for (const statement of source.statements) {
    const exported =
      ts.isFunctionDeclaration(statement) &&
      statement.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
    if (exported && statement.name) found.set(statement.name.text, statement);
  }
  return found;
}

/** The function that the first statement awaits, as in `const { ctx } = await requirePerson(args)`. */
function firstAwaited(fn: ts.FunctionDeclaration): string | undefined {
  const first = fn.body?.statements[0];
  if (!first) return undefined;
  const expression = ts.isVariableStatement(first)
    ? first.declarationList.declarations[0]?.initializer
    : ts.isExpressionStatement(first) || ts.isReturnStatement(first)
      ? first.expression
      : undefined;
  if (!expression || !ts.isAwaitExpression(expression) || !ts.isCallExpression(expression.expression))
    return undefined;
  return expression.expression.expression.getText();
}

const mapped = await siteMap();

describe("every loader and action", () => {
  test.each(mapped)("of $pattern begins with a guard", ({ file }) => {
    const functions = exportedFunctions(file);
    const doors = ["loader", "action"].filter((name) => functions.has(name));
    expect(doors, `${file} must export a loader or an action as a function declaration`).not.toEqual([]);
    for (const door of doors) {
      const fn = functions.get(door);
      expect(
        fn && guards.has(firstAwaited(fn) ?? ""),
        `${file}: ${door} must first await one of ${[...guards].join(", ")}`,
      ).toBe(true);
    }
  });

  test("of a page with a view has a loader, so that nothing is public by accident", () => {
    const without = mapped.filter(
      ({ file }) => file.endsWith(".tsx") && !exportedFunctions(file).has("loader"),
    );
    expect(without).toEqual([]);
  });
});
