import { openCompiler } from "#app/content/compiler-client.server.ts";
import { describeFinding } from "#app/i18n/describe-finding.ts";
import { checkPath } from "#app/server/check-content-path.server.ts";
import { findingLine, reportTable } from "#app/server/content-report.ts";

/** `npm run content:check [-- PATH] [--json]`: exit code 1 when something is to be mended, 2 for a wrong call. */
const words = process.argv.slice(2).filter((word) => word !== "--");
const json = words.includes("--json");
const paths = words.filter((word) => !word.startsWith("--"));
const strange = words.find((word) => word.startsWith("--") && word !== "--json");
if (strange !== undefined || paths.length > 1) {
  console.error("usage: npm run content:check -- [PATH] [--json]");
  process.exit(2);
}

const compiler = openCompiler();
const report = await checkPath(paths[0] ?? null, compiler).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
});
compiler.close();
if (json) {
  const findings = report.findings.map((finding) => ({
    ...finding,
    ...describeFinding(finding.code, finding.params, "en"),
  }));
  console.log(JSON.stringify({ ...report, findings }, null, 2));
} else {
  for (const finding of report.findings) console.log(findingLine(finding));
  console.log(reportTable(report));
}
process.exitCode = report.findings.length > 0 ? 1 : 0;
