import { useState } from 'preact/hooks';
import { nothing, type Problem } from '../live';
import { Main, Refusal, Table } from '../look';
import { useActing } from '../acts/acting';
import { sendFile } from '../acts/send-file';
import { currentItem, inOrder } from '../acts/select';
import { postLines } from '../view';
import { reviewAnswers } from '../words/acts';
import { problemText } from '../words/common';
import { desk as words } from '../words/desk';
import { mayDo } from '../words/roles';
import { checklist } from './checklist';
import type { Entries } from './use-entries';
import { Import } from './import';
import { Review } from './review';

/** D2 筹备: what is missing, and the way to each. */
export function Prepare({ entries }: { readonly entries: Entries }) {
  const { view, me } = useActing();
  const checks = checklist(view, entries.list);
  const reviewing = mayDo(me.role, 'ANSWER_REVIEW');
  const missing = checks.filter((check) => !check.done).length;
  return (
    <Main>
      <div class="prepare">
        <section aria-labelledby="checklist">
          <h1 id="checklist">{words.checklist}</h1>
          <p class={missing === 0 ? 'ok' : 'sub'}>
            {missing === 0 ? `✓ ${words.allReady}` : words.missing(missing)}
          </p>
          <ul class="checklist">
            {checks.map((check) => (
              <li key={check.id} class={check.done ? 'ok' : 'no'}>
                <b>
                  {check.done ? '✓' : '✕'} {words.checks[check.id]}
                </b>
                <span class="unseen">{check.done ? words.checkDone : words.checkMissing}</span>
                <span class="detail">{check.text}</span>
              </li>
            ))}
          </ul>
        </section>
        <div class="stack wide">
          {reviewing && <Review filed={entries.list} />}
          <Roster />
          <Agenda />
          {!reviewing && <Review filed={entries.list} />}
        </div>
      </div>
    </Main>
  );
}

function Roster() {
  const { view, me } = useActing();
  return (
    <section aria-labelledby="roster">
      <h2 id="roster">{words.checks.roster}</h2>
      {mayDo(me.role, 'SET_ROSTER') && <Import kind="roster" />}
      {view.roster.length > 0 && (
        <Table
          caption={words.checks.roster}
          columns={[
            { title: words.number, number: true },
            { title: words.person },
            { title: words.post },
            { title: words.capacity },
            { title: words.category },
          ]}
          rows={inOrder(view).map((person, at) => ({
            key: person.id,
            cells: [
              at + 1,
              <>
                {person.name} {person.principal && <span class="pill">{words.principal}</span>}{' '}
                {person.roles.includes('CHAIR') && <span class="pill">{words.chair}</span>}
              </>,
              person.post,
              words.capacities[person.capacity],
              person.category ?? '',
            ],
          }))}
        />
      )}
    </section>
  );
}

function Agenda() {
  const { view, me } = useActing();
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{words.checks.agenda}</h2>
      {mayDo(me.role, 'SET_AGENDA') && <Import kind="agenda" />}
      {view.items.length > 0 && (
        <Table
          caption={words.checks.agenda}
          columns={[
            { title: words.number, number: true },
            { title: words.title },
            { title: words.newPost },
            { title: words.clearance },
            { title: words.materials },
          ]}
          rows={view.items.map((item) => ({
            key: item.id,
            cells: [
              item.number,
              item.title,
              item.candidates.map((candidate) => (
                <div key={candidate.id}>
                  {candidate.name}{' '}
                  <span class="sub">
                    {postLines(candidate)
                      .map(({ word, post }) => `${word} ${post}`)
                      .join('，')}
                  </span>
                </div>
              )),
              reviewAnswers[item.clearance ?? ''] ?? words.pending,
              item.materials.map((material) => (
                <div key={material.id}>{words.uploaded(material.name, material.pages)}</div>
              )),
            ],
          }))}
        />
      )}
      {mayDo(me.role, 'SET_AGENDA') && <Upload />}
    </section>
  );
}

function Upload() {
  const { view } = useActing();
  const [problem, setProblem] = useState<Problem>();
  const [told, setTold] = useState('');
  if (!currentItem(view)) return null;
  return (
    <div class="row upload">
      <label class="btn file">
        {words.upload}
        <input
          type="file"
          accept="application/pdf,.pdf"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (!file) return;
            const path = `/api/meetings/${encodeURIComponent(view.meeting.id)}/materials`;
            void sendFile(path, file, nothing).then((answer) => {
              setProblem(answer.ok ? undefined : answer.problem);
              setTold(answer.ok ? file.name : '');
            });
          }}
        />
      </label>
      {told && (
        <span class="ok" role="status">
          ✓ {told}
        </span>
      )}
      {problem && <Refusal refusal={problemText(problem)} />}
    </div>
  );
}
