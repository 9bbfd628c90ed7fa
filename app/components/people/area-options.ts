import type { SelectOption } from "#app/components/ui/text-input.tsx";

/** A tree of areas as one list: what lies below another is set in. */
export function areaOptions(
  areas: readonly { readonly id: string; readonly name: string; readonly depth: number }[],
): SelectOption[] {
  const top = Math.min(...areas.map(({ depth }) => depth));
  return areas.map(({ id, name, depth }) => ({
    value: id,
    label: `${"\u2003".repeat(Math.max(0, depth - top))}${name}`,
  }));
}
