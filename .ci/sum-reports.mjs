// Adds up vitest's JSON reports and names what failed, so that the end of the output says it all. Arguments: folder,
// failed steps, skipped steps. A step that failed without one failed test in its report (a crash, a check, a build)
// counts as one failure.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const [folder = ".", brokenSteps = "0", skippedSteps = "0"] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: Number(skippedSteps) };
let explained = 0;

const beginning = (message) => message.slice(0, 1500).replace(/^/gm, "    ");

for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".json"))) {
  const report = JSON.parse(readFileSync(join(folder, name), "utf8"));
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  if (!report.success && report.numFailedTests > 0) explained += 1;
  for (const file of report.testResults) {
    const path = relative(process.cwd(), file.name);
    // A file that breaks before or after its tests has a message and no failed test.
    if (file.status === "failed" && file.message) console.log(`failed: ${path}\n${beginning(file.message)}`);
    for (const test of file.assertionResults) {
      if (test.status === "failed") {
        console.log(`failed: ${path}: ${test.fullName}\n${beginning(test.failureMessages.join("\n"))}`);
      }
      if (["skipped", "pending", "todo"].includes(test.status)) console.log(`skipped: ${test.fullName}`);
    }
  }
}
total.failed += Math.max(0, Number(brokenSteps) - explained);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
