import { useState } from 'preact/hooks';
import { createApi, failed, type Answer, type Problem } from '../live';
import { Button, Refusal, Table } from '../look';
import { useActing } from '../acts/acting';
import { sendFile } from '../acts/send-file';
import { Submit } from '../acts/submit';
import type { Facts } from '../words/acts';
import { common, problemText } from '../words/common';
import { desk as words } from '../words/desk';
import { prepare } from '../words/prepare';
import { lastPlan, readAgendaImport, readRosterImport } from './entries';
import { carryMaterials } from './match';
import { Preview } from './preview';
import type { Entries } from './use-entries';

type Kind = 'roster' | 'agenda';
interface Note {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
}
interface Found {
  readonly rows: readonly Facts[];
  readonly problems: readonly Note[];
  readonly warnings: readonly Note[];
  readonly carried: number;
  /** Where several files were read: their names, in the order of the row numbers. */
  readonly files: readonly string[];
}
const mostForms = 500;

async function base64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

const isForm = (file: File) => /\.lrmx$/i.test(file.name);

async function readFiles(
  meeting: string,
  kind: Kind,
  files: readonly File[],
): Promise<Answer<Omit<Found, 'carried'>>> {
  const base = `/api/meetings/${encodeURIComponent(meeting)}`;
  const [first] = files;
  if (!first) return failed({ kind: 'unreachable' });
  if (kind === 'roster') {
    const answer = await sendFile(`${base}/import/roster`, first, readRosterImport);
    return answer.ok
      ? { ...answer, value: { ...answer.value, rows: answer.value.persons, files: [] } }
      : answer;
  }
  if (!files.every(isForm)) {
    const answer = await sendFile(`${base}/import/agenda`, first, readAgendaImport);
    return answer.ok
      ? { ...answer, value: { ...answer.value, rows: answer.value.items, files: [] } }
      : answer;
  }
  const named = await Promise.all(
    files.map(async (file) => ({ name: file.name, content: await base64(file) })),
  );
  const answer = await createApi({ timeoutMillis: 60_000 }).post(
    `${base}/import-forms`,
    { files: named },
    readAgendaImport,
  );
  const names = files.map(({ name }) => name);
  return answer.ok
    ? { ...answer, value: { ...answer.value, rows: answer.value.items, files: names } }
    : answer;
}

/** Reads files, shows every bad row, and writes only what is wholly right, after a look. */
export function Import({ kind, entries }: { readonly kind: Kind; readonly entries: Entries }) {
  const { view } = useActing();
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<Problem>();
  const [reading, setReading] = useState(false);
  const [tooMany, setTooMany] = useState(false);
  const type = kind === 'roster' ? 'SET_ROSTER' : 'SET_AGENDA';
  const label = kind === 'roster' ? words.importRoster : words.importAgenda;

  async function read(files: readonly File[]) {
    setFound(undefined);
    setProblem(undefined);
    setTooMany(files.length > mostForms);
    if (files.length === 0 || files.length > mostForms) return;
    setReading(true);
    const answer = await readFiles(view.meeting.id, kind, files);
    setReading(false);
    if (!answer.ok) return setProblem(answer.problem);
    const carried =
      kind === 'agenda'
        ? carryMaterials(answer.value.rows, lastPlan(entries.list, 'agenda'))
        : { items: answer.value.rows, carried: 0 };
    setFound({ ...answer.value, rows: carried.items, carried: carried.carried });
  }

  return (
    <div class="import stack">
      <div class="row">
        <Chooser label={label} accept=".xlsx,.csv,.zip" onFiles={(files) => void read(files)} />
        {kind === 'agenda' && (
          <Chooser
            multiple
            label={prepare.importing.forms}
            accept=".lrmx"
            onFiles={(files) => void read(files)}
          />
        )}
        <a href={`/api/templates/${kind}.xlsx`} download>
          {words.template[kind]}
        </a>
        {reading && <span role="status">{words.reading}</span>}
      </div>
      {tooMany && <Refusal refusal={{ title: prepare.importing.tooMany, code: 'TOO_MANY_FILES' }} />}
      {problem && <Refusal refusal={problemText(problem)} />}
      {found && found.problems.length > 0 && (
        <div role="alert" class="stack">
          <p class="no">
            <b>✕ {words.problems(found.problems.length)}</b>
          </p>
          <Notes caption={words.problems(found.problems.length)} notes={found.problems} files={found.files} />
        </div>
      )}
      {found && found.problems.length === 0 && (
        <div class="stack">
          <p class="ok" role="status">
            ✓ {words.preview(found.rows.length)}
            {found.carried > 0 && prepare.importing.carried(found.carried)}
          </p>
          {found.warnings.length > 0 && (
            <>
              <p>
                <b>{prepare.importing.warnings}</b>
              </p>
              <Notes caption={prepare.importing.warnings} notes={found.warnings} files={found.files} />
            </>
          )}
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

function Chooser({
  label,
  accept,
  multiple = false,
  onFiles,
}: {
  readonly label: string;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <label class="btn file">
      {label}
      <input
        type="file"
        multiple={multiple}
        accept={accept}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          onFiles(files);
        }}
      />
    </label>
  );
}

function Notes({
  caption,
  notes,
  files,
}: {
  readonly caption: string;
  readonly notes: readonly Note[];
  readonly files: readonly string[];
}) {
  return (
    <Table
      caption={caption}
      columns={[
        files.length > 0 ? { title: prepare.importing.fileColumn } : { title: words.row, number: true },
        { title: words.column },
        { title: words.reason },
      ]}
      rows={notes.map((note, at) => ({
        key: String(at),
        cells: [
          files.length > 0 ? `${note.row}. ${files[note.row - 1] ?? ''}` : note.row,
          note.column,
          note.reason,
        ],
      }))}
    />
  );
}
