import { FindingList, type Finding } from "../finding.ts";
import { pathsFile, type LearningPath } from "../library.ts";
import type { ItemSource } from "./item-source.ts";

/** Every step names a course that is there, announced ones included, each once, and modules that stand in it. */
export function checkPaths(paths: readonly LearningPath[], sources: readonly ItemSource[]): Finding[] {
  const findings = new FindingList(pathsFile);
  for (const { id: path, steps } of paths) {
    const seen = new Set<string>();
    for (const { course, modules = [] } of steps) {
      if (seen.has(course)) findings.add("path-twice", undefined, { path, named: course });
      seen.add(course);
      if (!sources.some(({ kind, id }) => kind === "course" && id === course))
        findings.add("path-unknown", undefined, { path, named: course });
      for (const module of modules)
        if (!sources.some(({ kind, id, parentId }) => kind === "module" && id === module && parentId === course))
          findings.add("path-unknown", undefined, { path, named: module });
    }
  }
  return findings.items;
}
