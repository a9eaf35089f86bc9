import { useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Button, Refusal } from '../look';
import { Submit } from '../acts/submit';
import { list, object, whole } from '../view';
import type { Facts } from '../words/acts';
import { problemText } from '../words/common';
import { prepare } from '../words/prepare';
import { moved } from './moved';

const words = prepare.order;
const readOrder = object({ order: list(whole), unsure: list(whole) });

interface OrderProps {
  /** What is put in order, each with its id and name, as the last plan has it. */
  readonly rows: readonly Facts[];
  readonly describe: (row: Facts) => string;
  /** The act that keeps the new order. */
  readonly type: string;
  readonly data: (rows: readonly Facts[]) => Facts;
  readonly done: () => void;
}

const name = (row: Facts) => String(row['name'] ?? '');
const id = (row: Facts) => String(row['id'] ?? '');

const capacities = ['VOTING', 'ALTERNATE', 'NON_VOTING', 'STAFF'];

/** Members stand before those who only attend, each group in its order. */
function byCapacity(rows: readonly Facts[]): readonly Facts[] {
  const rank = (row: Facts) => capacities.indexOf(String(row['capacity'] ?? 'VOTING'));
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

/** An order that is proposed by strokes and changed by hand: up, down, or dragging. */
export function OrderEditor({ rows, describe, type, data, done }: OrderProps) {
  const [now, setNow] = useState(rows);
  const [unsure, setUnsure] = useState<readonly string[]>([]);
  const [byStrokes, setByStrokes] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [dragged, setDragged] = useState<number>();
  const changed = now.some((row, at) => id(row) !== id(rows[at] ?? {}));

  async function strokes() {
    const answer = await createApi().post('/api/stroke-order', { names: now.map(name) }, readOrder);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setByStrokes(true);
    setUnsure(answer.value.unsure.map((at) => name(now[at] ?? {})));
    setNow(byCapacity(answer.value.order.flatMap((at): readonly Facts[] => (now[at] ? [now[at]] : []))));
  }

  return (
    <div class="panel stack order-editor">
      <p class="sub">{words.hint}</p>
      <div class="row">
        <Button onPress={() => void strokes()}>{words.byStrokes}</Button>
      </div>
      {problem && <Refusal refusal={problemText(problem)} />}
      {byStrokes && (
        <p class="sub" role="status">
          {words.strokesNote}
          {unsure.length > 0 && words.unknown(unsure.join('、'))}
        </p>
      )}
      <ol>
        {now.map((row, at) => (
          <li
            key={id(row)}
            draggable
            class={dragged === at ? 'dragged' : undefined}
            onDragStart={(event) => {
              event.dataTransfer?.setData('text/plain', id(row));
              setDragged(at);
            }}
            onDragOver={(event) => {
              event.preventDefault();
              if (dragged === undefined || dragged === at) return;
              setNow(moved(now, dragged, at));
              setDragged(at);
            }}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => setDragged(undefined)}
          >
            <span>
              <b>{name(row)}</b> <span class="sub">{describe(row)}</span>
            </span>
            <span class="row-buttons">
              <Button
                kind="quiet"
                label={words.up(name(row))}
                unavailable={at === 0 ? words.up(name(row)) : undefined}
                onPress={() => setNow(moved(now, at, at - 1))}
              >
                ↑
              </Button>
              <Button
                kind="quiet"
                label={words.down(name(row))}
                unavailable={at === now.length - 1 ? words.down(name(row)) : undefined}
                onPress={() => setNow(moved(now, at, at + 1))}
              >
                ↓
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <Submit
        type={type}
        label={words.confirm}
        data={data(now)}
        missing={changed ? undefined : words.unchanged}
        done={done}
      />
    </div>
  );
}
