import type { ReactNode } from "react";

export interface Definition {
  term: ReactNode;
  detail: ReactNode;
}

/** Facts by name: beside each other on a desk, below each other on a phone. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="facts">
      {items.map((item, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at}>
          <dt>{item.term}</dt>
          <dd>{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
