import { useState } from 'preact/hooks';
import type { MeetingFeed } from '../live';
import { Bar, Button, End, Main, Screen } from '../look';
import { useActing } from '../acts/acting';
import { Connection } from '../acts/meeting-page';
import { ReceiveFilings } from '../filing/receive';
import { Held, HoldForm } from '../review/hold';
import '../review/review.css';
import type { Item } from '../view';
import { desk } from '../words/desk';
import { review as words } from '../words/review';
import { answerable, waits, type Answers, type Chosen } from './answers';
import { Facts, ItemReview, Plan } from './parts';
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
