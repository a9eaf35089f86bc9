import { useState } from 'preact/hooks';
import type { MeetingFeed } from '../live';
import { Bar, Button, End, Main, OptionGroup, Screen, Table } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { Connection } from '../acts/meeting-page';
import { ReceiveFilings } from '../filing/receive';
import { DossierView } from '../review/dossier';
import { Held, HoldForm } from '../review/hold';
import { Steps } from '../review/steps';
import '../review/review.css';
import { postLines, type Item } from '../view';
import { dateTime } from '../words/common';
import { desk } from '../words/desk';
import { clearanceName, review as words } from '../words/review';
import { reviewAnswers } from '../words/acts';
import { allAnswers, answerable, waits, type Answers, type Chosen } from './answers';
import { SendAnswers } from './send';

type Live = Extract<MeetingFeed, { kind: 'live' }>;

/** 审查: the plan, each person's account, and one form for all answers. */
export function ReviewOfMeeting({ feed }: { readonly feed: Live }) {
  const { view, me } = useActing();
  const [answers, setAnswers] = useState<Answers>({});
  const items = view.items.filter(
    (item) => item.clearance !== undefined && item.clearance !== 'NOT_REQUIRED',
  );
  const open = items.filter((item) => answerable(item, me.role, view.review.twoLevels));
  const set = (item: Item, part: Partial<Chosen>) =>
    setAnswers((was) => ({ ...was, [item.id]: { answer: '', note: '', ...was[item.id], ...part } }));
  const chosen = open.filter((item) => answers[item.id]?.answer);
  const waiting = open.filter((item) => waits(item, me.role) && !answers[item.id]?.answer);
  return (
    <Screen name="superior">
      <Connection feed={feed} />
      <Bar>
        <b>{words.pageOf[me.role] ?? words.page}</b>
        <span>{view.meeting.title}</span>
        <span>{desk.states[view.meeting.state]}</span>
        <End>
          <a href="./superior.html">{words.allMeetings}</a>
        </End>
      </Bar>
      <Main>
        <div class="page review-page stack">
          <h1>{view.meeting.title}</h1>
          <Facts items={items} />
          <Held />
          <ReceiveFilings />
          <Plan items={items} />
          <p>
            <a href={`./desk.html?meeting=${encodeURIComponent(view.meeting.id)}`}>{words.record}</a>
          </p>
          {items.map((item) => (
            <ItemReview
              key={item.id}
              item={item}
              open={open.includes(item)}
              chosen={answers[item.id]}
              onChoose={(part) => set(item, part)}
            />
          ))}
          {open.length === 0 ? (
            <p class="sub">{words.nothingToAnswer}</p>
          ) : (
            <>
              {waiting.length > 0 && (
                <p>
                  <Button onPress={() => waiting.forEach((item) => set(item, { answer: 'CLEARED' }))}>
                    {words.restClear}
                  </Button>
                </p>
              )}
              <SendAnswers
                items={chosen}
                answers={answers}
                done={(sent) =>
                  setAnswers((was) =>
                    Object.fromEntries(Object.entries(was).filter(([id]) => !sent.includes(id))),
                  )
                }
              />
            </>
          )}
          <HoldForm />
        </div>
      </Main>
    </Screen>
  );
}

function Facts({ items }: { readonly items: readonly Item[] }) {
  const { view } = useActing();
  const { meeting, review } = view;
  const candidates = items.flatMap((item) => item.candidates);
  const { attending } = review;
  const accounts = [...new Set(items.flatMap((item) => item.review?.account || []))];
  return (
    <dl class="review-facts">
      <dt>{words.body}</dt>
      <dd>{meeting.body}</dd>
      <dt>{words.time}</dt>
      <dd>{dateTime(meeting.plannedStart, meeting.timeZone)}</dd>
      <dt>{words.place}</dt>
      <dd>{meeting.place || '—'}</dd>
      <dt>{words.plan}</dt>
      <dd>
        {words.planSummary(
          items.length,
          candidates.filter((one) => one.proposedPost).length,
          candidates.filter((one) => one.removalPost).length,
        )}
      </dd>
      {accounts.length > 0 && (
        <>
          <dt>{words.account}</dt>
          <dd>
            {accounts.map((account) => (
              <div key={account}>{account}</div>
            ))}
          </dd>
        </>
      )}
      {attending && (
        <>
          <dt>{words.attends}</dt>
          <dd>
            {words.attendingNow(
              attending.attends,
              (attending.attends ? attending.observer : attending.sealsInstead) ?? '',
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

function Plan({ items }: { readonly items: readonly Item[] }) {
  return (
    <Table
      caption={words.plan}
      columns={[
        { title: desk.number, number: true },
        { title: words.candidate },
        { title: words.currentPost },
        { title: words.newPost },
        { title: words.flags },
        { title: words.clearance },
      ]}
      rows={items.flatMap((item) =>
        item.candidates.map((candidate) => {
          const flags = item.review?.flags.filter((flag) => flag.candidate === candidate.id).length ?? 0;
          return {
            key: `${item.id} ${candidate.id}`,
            cells: [
              item.number,
              <a href={`#item-${item.id}`}>{candidate.name}</a>,
              candidate.currentPost,
              postLines(candidate)
                .map(({ word, post }) => `${word} ${post}`)
                .join('，'),
              flags > 0 ? <span class="no">⚑ {words.flagsOf(flags)}</span> : words.noFlags,
              clearanceName(item.clearance),
            ],
          };
        }),
      )}
    />
  );
}

interface ItemReviewProps {
  readonly item: Item;
  readonly open: boolean;
  readonly chosen: Chosen | undefined;
  readonly onChoose: (part: Partial<Chosen>) => void;
}

function ItemReview({ item, open, chosen, onChoose }: ItemReviewProps) {
  const { view, me, names } = useActing();
  const here = item.review !== undefined && item.clearance !== 'NOT_FILED';
  const upward = view.review.twoLevels && me.role === 'SUPERIOR' && item.review?.internal !== 'CLEARED';
  return (
    <section class="review-item panel stack" id={`item-${item.id}`} aria-label={names.item(item.id)}>
      <h2>
        {names.item(item.id)} <span class="pill">{clearanceName(item.clearance)}</span>
      </h2>
      {item.candidates.map((candidate) => (
        <div key={candidate.id} class="stack">
          <p>
            <b>{candidate.name}</b>
            {`　${candidate.currentPost}　`}
            {postLines(candidate)
              .map(({ word, post }) => `${word} ${post}`)
              .join('，')}
          </p>
          {!here ? null : upward ? (
            <p class="sub">{words.notHere}</p>
          ) : (
            <details open={item.review!.flags.length > 0}>
              <summary>{words.detail}</summary>
              <DossierView
                meeting={view.meeting.id}
                candidate={candidate}
                dossier={item.review!.dossiers.find((one) => one.candidate === candidate.id)}
                flags={item.review!.flags.filter((flag) => flag.candidate === candidate.id)}
              />
            </details>
          )}
        </div>
      ))}
      {item.materials.length > 0 && (
        <p>
          <span class="sub">{words.materials}</span>
          {'　'}
          {item.materials.map((material) => (
            <a
              key={material.id}
              href={`/api/meetings/${encodeURIComponent(view.meeting.id)}/materials/${encodeURIComponent(material.id)}/1.png`}
              target="_blank"
              rel="noreferrer"
            >
              {desk.uploaded(material.name, material.pages)}
            </a>
          ))}
        </p>
      )}
      <Steps item={item} timeZone={view.meeting.timeZone} />
      {open && (
        <div class="stack">
          <OptionGroup
            small
            label={`${names.item(item.id)} ${words.answerOf[me.role] ?? ''}`}
            name={`answer-${item.id}`}
            options={allAnswers.map((value) => ({ value, label: reviewAnswers[value]! }))}
            value={allAnswers.find((value) => value === chosen?.answer)}
            onChoose={(answer) => onChoose({ answer })}
          />
          {chosen?.answer && (
            <TextField
              label={words.noteLabel}
              value={chosen.note}
              onInput={(note) => onChoose({ note })}
              lines={2}
            />
          )}
        </div>
      )}
    </section>
  );
}
