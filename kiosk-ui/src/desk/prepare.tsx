import { useState } from 'preact/hooks';
import { Button, Main, Table } from '../look';
import { useActing } from '../acts/acting';
import { inOrder } from '../acts/select';
import { postLines } from '../view';
import { desk as words } from '../words/desk';
import { prepare } from '../words/prepare';
import { clearanceName } from '../words/review';
import { mayDo } from '../words/roles';
import { Badges } from './badges';
import { ChairForm } from './chair-form';
import { checklist } from './checklist';
import { Devices } from './devices';
import { lastPlan } from './entries';
import { Import } from './import';
import { Materials } from './materials';
import { OrderEditor } from './order';
import { Reconsider } from './reconsider';
import { Review } from './review';
import { ServerCard } from './server-card';
import type { Entries } from './use-entries';

/** D2 筹备: what is missing, and the way to each. */
export function Prepare({ entries }: { readonly entries: Entries }) {
  const { view, me } = useActing();
  const checks = checklist(view, entries.list);
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
          <Roster entries={entries} />
          <Agenda entries={entries} />
          <Materials entries={entries} />
          <Review />
          {mayDo(me.role, 'SET_ROSTER') && <ServerCard />}
          {mayDo(me.role, 'SET_ROSTER') && <Devices />}
        </div>
      </div>
    </Main>
  );
}

function Roster({ entries }: { readonly entries: Entries }) {
  const { view, me } = useActing();
  const [ordering, setOrdering] = useState(false);
  const clerk = mayDo(me.role, 'SET_ROSTER');
  const preparing = view.meeting.state === 'PREPARING';
  const persons = [...lastPlan(entries.list, 'roster')].sort(
    (a, b) => Number(a['order']) - Number(b['order']),
  );
  return (
    <section aria-labelledby="roster">
      <h2 id="roster">{words.checks.roster}</h2>
      {clerk && preparing && <Import kind="roster" entries={entries} />}
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
      {clerk && view.roster.length > 0 && (
        <div class="stack">
          {preparing && (
            <p>
              <Button kind="quiet" onPress={() => setOrdering(!ordering)}>
                {ordering ? words.collapse : prepare.order.open}
              </Button>
            </p>
          )}
          {ordering && (
            <OrderEditor
              key={view.size}
              rows={persons}
              describe={(row) => String(row['post'] ?? '')}
              type="SET_ROSTER"
              data={(rows) => ({ persons: rows.map((row, at) => ({ ...row, order: at + 1 })) })}
              done={() => setOrdering(false)}
            />
          )}
          {view.meeting.state !== 'ADJOURNED' && <ChairForm />}
          <Badges />
        </div>
      )}
    </section>
  );
}

function Agenda({ entries }: { readonly entries: Entries }) {
  const { view, me } = useActing();
  const [again, setAgain] = useState(false);
  const plans = mayDo(me.role, 'SET_AGENDA') && view.meeting.state === 'PREPARING';
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{words.checks.agenda}</h2>
      {plans && <Import kind="agenda" entries={entries} />}
      {plans && view.roster.length > 0 && (
        <p>
          <Button kind="quiet" onPress={() => setAgain(!again)}>
            {again ? words.collapse : prepare.reconsider.open}
          </Button>
        </p>
      )}
      {plans && again && (
        <Reconsider agenda={lastPlan(entries.list, 'agenda')} done={() => setAgain(false)} />
      )}
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
              clearanceName(item.clearance) || words.pending,
              item.materials.map((material) => (
                <div key={material.id}>{words.uploaded(material.name, material.pages)}</div>
              )),
            ],
          }))}
        />
      )}
    </section>
  );
}
