import type { ComponentChildren } from 'preact';

interface Column {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly number?: boolean;
}

interface TableProps {
  /** Says what the table is, for those who listen. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}

export function Table({ caption, columns, rows }: TableProps) {
  return (
    <table class="table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" class={column.number ? 'n' : undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => (
              <td
                key={index}
                class={columns[index]?.number ? 'n' : undefined}
                data-label={columns[index]?.title}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
