import { Pill, Table } from '../look';
import type { Item } from '../view';
import { outcomeNames } from '../words/acts';
import { common, percent } from '../words/common';
import { desk as words } from '../words/desk';
import { arithmetic, ranked } from './result';
import { itemName } from './select';

/** A result by its kind: a decision with its arithmetic, names by votes, or persons by grades. */
export function ResultTable({ item }: { readonly item: Item }) {
  const { result } = item;
  if (!result) return null;
  const base = result.base;
  return (
    <section class="result" aria-label={itemName(item)}>
      <h3>
        {itemName(item)}{' '}
        {item.outcome && (
          <b class={item.outcome === 'PASSED' ? 'ok' : 'no'}>
            {item.outcome === 'PASSED' ? '✓' : '✕'} {outcomeNames[item.outcome]}
          </b>
        )}
      </h3>
      <p class="sub">
        {[
          `${common.issued} ${result.issued}`,
          `${common.returned} ${result.returned}`,
          `${words.valid} ${result.valid}`,
          `${words.invalid} ${result.invalid}`,
        ].join('　')}
      </p>
      {result.rows ? (
        <Table
          caption={itemName(item)}
          columns={[
            { title: words.name },
            ...(result.rows[0]?.options.map((option) => ({ title: option.label, number: true })) ?? []),
            { title: words.flags },
          ]}
          rows={result.rows.map((row) => ({
            key: row.label,
            cells: [
              row.label,
              ...row.options.map((option) => (
                <>
                  {option.votes} <span class="sub">{percent(option.votes, result.valid)}</span>
                </>
              )),
              row.flags.map((flag) => <Pill key={flag}>{flag}</Pill>),
            ],
          }))}
        />
      ) : item.kind.startsWith('RECOMMENDATION') || item.kind === 'PUBLIC_NOMINATION' ? (
        <Table
          caption={itemName(item)}
          columns={[
            { title: words.rank, number: true },
            { title: words.name },
            { title: words.votes, number: true },
            { title: words.ofBase(words.valid, ''), number: true },
            ...(base ? [{ title: words.ofBase(base.name, ''), number: true }] : []),
          ]}
          rows={ranked(result.options).map(({ label, votes, rank }) => ({
            key: label,
            cells: [
              rank,
              label,
              common.votes(votes),
              percent(votes, result.valid),
              ...(base ? [percent(votes, base.count)] : []),
            ],
          }))}
        />
      ) : (
        <Table
          caption={itemName(item)}
          columns={[
            { title: words.opinion },
            { title: words.votes, number: true },
            ...(base ? [{ title: words.ofBase(`${base.name} ${base.count}`, ''), number: true }] : []),
          ]}
          rows={result.options.map((option) => ({
            key: option.label,
            cells: [
              option.label,
              common.votes(option.votes),
              ...(base ? [percent(option.votes, base.count)] : []),
            ],
          }))}
        />
      )}
      <p>{arithmetic(item)}</p>
    </section>
  );
}
