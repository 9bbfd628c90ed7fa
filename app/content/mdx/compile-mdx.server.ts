import { createContext, runInContext } from "node:vm";
import type { PluginBuild } from "esbuild";
import { fromHtml } from "hast-util-from-html";
import { bundleMDX } from "mdx-bundler";
import { createElement, type ComponentType, type ReactNode } from "react";
import * as jsxRuntime from "react/jsx-runtime";
import * as React from "react";
import { renderToStaticMarkup } from "react-dom/server";
import remarkGfm from "remark-gfm";
import { z } from "zod";
import { FindingList } from "../finding.ts";
import { readAddress } from "./address.ts";
import { checkHtml } from "./check-html.ts";
import { emptyIndex, type CompiledText, type TextIndex } from "./compiled-text.ts";
import { components, markerOf } from "./components.ts";
import { cutParts } from "./cut-parts.ts";
import type { MdNode } from "./node.ts";
import { addParserFinding } from "./parser-message.ts";
import { checkRawText } from "./raw-text.ts";
import { validateTree } from "./validate-tree.ts";

export interface CompileRequest {
  /** For findings only; nothing is read from disk. */
  readonly file: string;
  /** The text without its front matter, which empty lines replace. */
  readonly body: string;
  /** Name of each of the item's own files, which links and pictures may point to → its SHA-256 in hex. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Compiles one text to parts. The tree is checked first, mdx-bundler compiles it, React renders it to a string, and
 * the finished HTML is checked again. Runs apart from request handling, see compiler-client.server.ts.
 * @param validate only tests replace it, to show that the second check stands alone
 */
export async function compileMdx(
  { file, body, files }: CompileRequest,
  validate: typeof validateTree = validateTree,
): Promise<CompiledText> {
  const findings = new FindingList(file);
  const names = new Set(Object.keys(files));
  let index: TextIndex = emptyIndex;
  const refused = (): CompiledText => ({ findings: findings.items, index, parts: [] });

  checkRawText(body, findings);
  if (findings.items.length > 0) return refused();
  const code = await bundle(body, findings, (tree) => {
    index = validate(tree, names, findings);
    if (findings.items.length > 0) throw new Error("refused");
  });
  if (code === null) return refused();

  const html = renderToStaticMarkup(createElement(evaluate(code), { components: rendering(files) }));
  const root = fromHtml(html, { fragment: true });
  checkHtml(root, names, findings, true);
  if (findings.items.length > 0) return refused();
  return { findings: [], index, parts: cutParts(root) };
}

async function bundle(
  body: string,
  findings: FindingList,
  validate: (tree: MdNode) => void,
): Promise<string | null> {
  try {
    const bundled = await bundleMDX({
      source: body,
      grayMatterOptions: (options) => ({ ...options, engines: { javascript: noEngine, js: noEngine } }),
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [() => validate, remarkGfm],
        rehypePlugins: [],
        tableCellAlignToStyle: false,
      }),
      esbuildOptions: (options) => ({
        ...options,
        logLevel: "silent",
        minify: false,
        target: "node20",
        plugins: [refuseImports, ...(options.plugins ?? [])],
      }),
    });
    return bundled.code;
  } catch (error) {
    if (findings.items.length > 0) return null;
    const failure = buildFailure.safeParse(error);
    const message = failure.success ? failure.data.errors[0] : undefined;
    if (!message) throw error;
    const cause = message.detail?.cause;
    if (cause)
      addParserFinding(
        {
          reason: cause.reason,
          ruleId: cause.ruleId ?? "",
          place: { line: cause.line ?? 1, column: cause.column ?? 1 },
        },
        body,
        findings,
      );
    else findings.add("import-export", undefined, { detail: message.text });
    return null;
  }
}

const buildFailure = z.object({
  errors: z.array(
    z.object({
      text: z.string(),
      detail: z
        .object({
          cause: z.object({
            reason: z.string(),
            ruleId: z.string().nullish(),
            line: z.number().nullish(),
            column: z.number().nullish(),
          }),
        })
        .optional()
        .catch(undefined),
    }),
  ),
});

const noEngine = (): never => {
  throw new Error("front matter is YAML only");
};

const react = new Set(["react", "react/jsx-runtime", "react-dom"]);
const refuseImports = {
  name: "refuse-imports",
  setup(build: PluginBuild): void {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === "entry-point" || react.has(path) ? undefined : { errors: [{ text: `import of ${path}` }] },
    );
  },
};

/** Runs the compiled text in a context that holds React and nothing else: no `process`, no `require`, no `eval`. */
function evaluate(code: string): ComponentType<{ components: Rendering }> {
  const context = createContext(
    { React, _jsx_runtime: jsxRuntime, ReactDOM: {} },
    { codeGeneration: { strings: false, wasm: false } },
  );
  const exports: unknown = runInContext(`(() => {${code}})()`, context, { timeout: 2_000 });
  const component: unknown =
    typeof exports === "object" && exports !== null ? Reflect.get(exports, "default") : null;
  if (!isComponent(component)) throw new Error("nothing was compiled");
  return component;
}

const isComponent = (value: unknown): value is ComponentType<{ components: Rendering }> =>
  typeof value === "function";

interface Props {
  readonly [name: string]: ReactNode;
}

const words = (value: ReactNode): string => (typeof value === "string" ? value : "");

const marker =
  (name: string) =>
  ({ children, ...props }: Props) =>
    createElement(
      markerOf(name),
      Object.fromEntries(Object.entries(props).map(([key, value]) => [`data-${key}`, value])),
      children,
    );

type Rendering = Readonly<Record<string, (props: Props) => ReactNode>>;

/** What each component of a text becomes in HTML. */
const rendering = (files: CompileRequest["files"]): Rendering => ({
  ...Object.fromEntries(Object.keys(components).map((name) => [name, marker(name)])),
  Term: ({ id, children }) =>
    createElement("a", { className: "term", href: `/glossary#${words(id)}`, "data-term": id }, children),
  Gap: ({ id }) => createElement("span", { "data-gap": id }),
  a: ({ href, children }) => {
    const address = readAddress(words(href), new Set(Object.keys(files)));
    const web = address.kind === "web";
    const to = address.kind === "file" ? `/resources/assets/${files[address.name] ?? ""}` : words(href);
    return createElement("a", { href: to, rel: web ? "noopener" : undefined }, children);
  },
});
