import { z } from "zod";

/** One step of a plan as `explain (format json)` writes it; counts include the steps below, 0 without `analyze`. */
export interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly "Index Cond"?: string | undefined;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly PlanNode[] | undefined;
}

export const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Index Cond": z.string().optional(),
    "Shared Hit Blocks": z.number().default(0),
    "Shared Read Blocks": z.number().default(0),
    Plans: z.array(planNode).optional(),
  }),
);

/** A statement with the plan that PostgreSQL has for it. */
export interface Planned {
  readonly text: string;
  readonly plan: PlanNode;
}

/**
 * Steps that read a whole table of `grown`: a sequential scan, or an index that is walked from end to end.
 * @returns one line each
 */
export function wholeReads(planned: readonly Planned[], grown: ReadonlySet<string>): string[] {
  return planned.flatMap(({ text, plan }) =>
    nodesOf(plan)
      .filter((node) => grown.has(node["Relation Name"] ?? "") && isWhole(node))
      .map(
        (node) =>
          `${node["Node Type"]} on ${node["Relation Name"]}: ${text.replace(/\s+/g, " ").slice(0, 100)}`,
      ),
  );
}

function isWhole(node: PlanNode): boolean {
  const type = node["Node Type"];
  if (type.endsWith("Seq Scan")) return true;
  if (type === "Bitmap Heap Scan")
    return nodesOf(node).some((one) => one["Node Type"] === "Bitmap Index Scan" && !one["Index Cond"]);
  return type.startsWith("Index") && node["Index Cond"] === undefined;
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
