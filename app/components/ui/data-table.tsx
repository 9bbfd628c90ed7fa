/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see below */
import type { ReactNode } from "react";

export interface Column<Row> {
  /** Unique in the table. */
  id: string;
  heading: string;
  /** Numbers and their heading stand at the right, with even digits. */
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
}

/**
 * A table that becomes a list of cards below 40 rem. The first column names the row. The roles are written out
 * because browsers drop a table's meaning when its boxes are no longer those of a table.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowId,
}: {
  /** Read by screen readers; the heading above the table is usually the same. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
}) {
  return (
    <table className="table" role="table">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              className={column.numeric ? "number" : undefined}
            >
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowId(row)} role="row">
            {columns.map((column, at) =>
              at === 0 ? (
                <th key={column.id} role="rowheader" scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.id}
                  role="cell"
                  data-heading={column.heading}
                  className={column.numeric ? "number" : undefined}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
