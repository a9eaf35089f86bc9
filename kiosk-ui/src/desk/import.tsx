import { useState } from 'preact/hooks';
import type { Answer, Problem } from '../live';
import { Button, Refusal, Table } from '../look';
import { useActing } from '../acts/acting';
import { sendFile } from '../acts/send-file';
import { Submit } from '../acts/submit';
import type { Facts } from '../words/acts';
import { common, problemText } from '../words/common';
import { desk as words } from '../words/desk';
import { readAgendaImport, readRosterImport } from './entries';

type Kind = 'roster' | 'agenda';
interface Bad {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
}
interface Found {
  readonly rows: readonly Facts[];
  readonly problems: readonly Bad[];
}

async function readFile(meeting: string, kind: Kind, file: File): Promise<Answer<Found>> {
  const path = `/api/meetings/${encodeURIComponent(meeting)}/import/${kind}`;
  if (kind === 'roster')
    return sendFile(path, file, (value, at) => {
      const { persons, problems } = readRosterImport(value, at);
      return { rows: persons, problems };
    });
  return sendFile(path, file, (value, at) => {
    const { items, problems } = readAgendaImport(value, at);
    return { rows: items, problems };
  });
}

/** Reads a file, shows every bad row, and writes only what is wholly right, after a look. */
export function Import({ kind }: { readonly kind: Kind }) {
  const { view } = useActing();
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<Problem>();
  const [reading, setReading] = useState(false);
  const type = kind === 'roster' ? 'SET_ROSTER' : 'SET_AGENDA';
  const label = kind === 'roster' ? words.importRoster : words.importAgenda;

  async function read(file: File) {
    setReading(true);
    setFound(undefined);
    const answer = await readFile(view.meeting.id, kind, file);
    setReading(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setFound(answer.value);
  }

  return (
    <div class="import stack">
      <div class="row">
        <label class="btn file">
          {label}
          <input
            type="file"
            accept=".xlsx,.csv,.lrmx"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) void read(file);
            }}
          />
        </label>
        <a href={`/api/templates/${kind}.xlsx`} download>
          {words.template[kind]}
        </a>
        {reading && <span role="status">{words.reading}</span>}
      </div>
      {problem && <Refusal refusal={problemText(problem)} />}
      {found && found.problems.length > 0 && (
        <div role="alert" class="stack">
          <p class="no">
            <b>✕ {words.problems(found.problems.length)}</b>
          </p>
          <Table
            caption={words.problems(found.problems.length)}
            columns={[{ title: words.row, number: true }, { title: words.column }, { title: words.reason }]}
            rows={found.problems.map((bad, at) => ({
              key: String(at),
              cells: [bad.row, bad.column, bad.reason],
            }))}
          />
        </div>
      )}
      {found && found.problems.length === 0 && (
        <div class="stack">
          <p class="ok" role="status">
            ✓ {words.preview(found.rows.length)}
          </p>
          <Preview kind={kind} rows={found.rows} />
          <div class="row">
            <Submit
              type={type}
              data={kind === 'roster' ? { persons: found.rows } : { items: found.rows }}
              done={() => setFound(undefined)}
            />
            <Button kind="quiet" onPress={() => setFound(undefined)}>
              {common.cancel}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

const str = (facts: Facts | undefined, name: string) => {
  const value = facts?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

function Preview({ kind, rows }: { readonly kind: Kind; readonly rows: readonly Facts[] }) {
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
