import { Table } from '../look';
import { reviewAnswers } from '../words/acts';
import { review } from '../words/review';
import { office as words } from '../words/office';
import type { Statement } from './sealed-answer';

interface StatementViewProps {
  readonly statement: Statement;
  readonly itemName: (id: string) => string;
}

/** What a signed answer says, to be read and printed. */
export function StatementView({ statement, itemName }: StatementViewProps) {
  const { attends, observer, sealsInstead } = statement;
  return (
    <>
      <Table
        caption={words.paper}
        columns={[{ title: words.item }, { title: words.answer }, { title: words.note }]}
        rows={statement.items.map((row) => ({
          key: row.item,
          cells: [itemName(row.item), reviewAnswers[row.answer] ?? row.answer, row.note ?? ''],
        }))}
      />
      <p>{review.attendingNow(attends, (attends ? observer : sealsInstead) ?? '')}</p>
      <p>
        {(['handledBy', 'reviewedBy', 'signedBy'] as const)
          .map((field) => `${review[field]} ${statement[field]}`)
          .join('　')}
      </p>
    </>
  );
}
