import { Table } from '../look';
import type { Facts } from '../words/acts';
import { desk as words } from '../words/desk';

type Kind = 'roster' | 'agenda';

const str = (facts: Facts | undefined, name: string) => {
  const value = facts?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** What a file would set, to be looked at before it is. */
export function Preview({ kind, rows }: { readonly kind: Kind; readonly rows: readonly Facts[] }) {
  if (kind === 'roster') {
    return (
      <Table
        caption={words.checks.roster}
        columns={[
          { title: words.person },
          { title: words.post },
          { title: words.capacity },
          { title: words.category },
        ]}
        rows={rows.map((row, at) => ({
          key: str(row, 'id') || String(at),
          cells: [
            str(row, 'name'),
            str(row, 'post'),
            words.capacities[str(row, 'capacity') as keyof typeof words.capacities] ?? str(row, 'capacity'),
            row['principal'] === true ? words.principal : str(row, 'category'),
          ],
        }))}
      />
    );
  }
  return (
    <Table
      caption={words.checks.agenda}
      columns={[{ title: words.number, number: true }, { title: words.title }, { title: words.candidate }]}
      rows={rows.map((row, at) => ({
        key: str(row, 'id') || String(at),
        cells: [
          str(row, 'number'),
          str(row, 'title'),
          (Array.isArray(row['candidates']) ? (row['candidates'] as Facts[]) : [])
            .map((candidate) => str(candidate, 'name'))
            .join('、'),
        ],
      }))}
    />
  );
}
