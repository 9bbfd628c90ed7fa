/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a picture drawn with elements has no <img> */
/** `done` woven, `half` begun, `open` to come, `gap` not to be had yet (locked or withheld). */
export type KnotState = "done" | "half" | "open" | "gap";
export interface Knot {
  state: KnotState;
  /** Said of this knot alone, where knots are a list. */
  label?: string;
}

/** Progress as knots being woven: one knot a lesson. A picture with one text, because the text beside it says it all. */
export function Knots({ items, label }: { items: readonly Knot[]; label: string }) {
  return (
    <span className="knots" role="img" aria-label={label}>
      {items.map((knot, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <i key={at} className={`knot knot-${knot.state}`} />
      ))}
    </span>
  );
}

/** One knot before a line of a list, with its state for those who don't see it. */
export function KnotMark({ state, label }: { state: KnotState; label: string }) {
  return <i className={`knot knot-${state}`} role="img" aria-label={label} />;
}

/** A whole course: a row a module, cloth when its knots are all woven; the border comes when every row is. */
export function Carpet({ rows, label }: { rows: readonly (readonly Knot[])[]; label: string }) {
  const isWoven = (row: readonly Knot[]): boolean => row.every((knot) => knot.state === "done");
  const woven = rows.length > 0 && rows.every(isWoven);
  return (
    <span className={woven ? "carpet carpet-woven" : "carpet"} role="img" aria-label={label}>
      {rows.map((row, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className={isWoven(row) ? "knots knots-woven" : "knots"}>
          {row.map((knot, place) => (
            // oxlint-disable-next-line react/no-array-index-key
            <i key={place} className={`knot knot-${knot.state}`} />
          ))}
        </span>
      ))}
    </span>
  );
}
