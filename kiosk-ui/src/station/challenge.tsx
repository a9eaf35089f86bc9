import { useState } from 'preact/hooks';
import { useActing } from '../acts/acting';
import { NumberField } from '../acts/fields';
import { lookInBox, type Found } from '../challenge/captured';
import { castHashes, type Checked } from '../challenge/check';
import { Checker, differs, type Seen } from '../challenge/checker';
import type { Commitment } from '../challenge/commitment';
import { createApi, nothing, type Answer, type Problem } from '../live';
import { Button, Refusal, type RefusalText } from '../look';
import { isClosed, type Round } from '../view';
import { challenge as words } from '../words/challenge';
import { problemText } from '../words/common';
import { mayDo } from '../words/roles';
import { ofRound, post } from './local';
import { useStation } from './use-station';

/** Lists of a hall's slips take their time. */
const api = createApi({ timeoutMillis: 60_000 });

/** V 验证平板: captures commitments, says what opened ballots held, and records the verdict. */
export function Challenge() {
  const { view, me } = useActing();
  const { feed } = useStation();
  const round = view.round && view.round.state !== 'DRAFT' ? view.round : undefined;
  const counts = round?.challenges;
  return (
    <>
      <h1>{words.title}</h1>
      {counts && counts.total > 0 && (
        <p class={counts.failed ? 'no verdict' : 'sub'} role="status">
          {words.count(counts.total, counts.good, counts.bad, counts.drawn, counts.unjudged)}
        </p>
      )}
      {round && mayDo(me.role, 'DRAW_CHALLENGES') && <Draw round={round} />}
      <Checker
        api={api}
        meeting={view.meeting.id}
        round={round?.id}
        over={round !== undefined && isClosed(round.state)}
        observerKey={view.people.observerKey}
        withLists
        second={feed.kind === 'absent' ? undefined : readByProgram}
        verdict={(captured, seen) => round && <Verdict round={round} captured={captured} seen={seen} />}
      />
    </>
  );
}

/** The station's own program reads the same opening; nothing here is agreed on before both have found the same. */
async function readByProgram(captured: Commitment, checked: Checked): Promise<Problem | undefined> {
  const { commitment, hashes, round } = captured;
  const { problems, ballots } = checked;
  const body = { commitment, hashes, found: { problems, ballots } };
  const answer = await post(ofRound(round, 'opening'), body, nothing);
  return answer.ok ? undefined : answer.problem;
}

function Verdict(props: { readonly round: Round; readonly captured: Commitment; readonly seen: Seen }) {
  const { round, captured, seen } = props;
  const { checked } = seen;
  const opened = checked !== undefined || differs(seen);
  const { propose } = useActing();
  const [tablet, setTablet] = useState(0);
  const known = round.challenges?.list.find((one) => one.commitment === captured.commitment);
  if (known?.castBefore) return <p class="no verdict">✕ {words.castBefore}</p>;
  if (known?.outcome === 'BAD') return <p class="no verdict">✕ {words.bad}</p>;
  if (known?.outcome === 'GOOD') return <p class="ok verdict">✓ {words.good}</p>;
  const judge = (outcome: 'GOOD' | 'BAD', label: string) =>
    propose({
      type: 'JUDGE_CHALLENGE',
      title: label,
      label,
      data: {
        round: round.id,
        commitment: captured.commitment,
        outcome,
        ...(tablet > 0 ? { tablet } : {}),
      },
    });
  if (isClosed(round.state))
    return <InBox round={round} captured={captured} blame={() => judge('BAD', words.notSubmitted)} />;
  const whole = checked !== undefined && checked.problems.length === 0;
  return (
    <div class="row">
      <NumberField label={words.tablet} value={tablet} max={1000} onInput={setTablet} />
      {whole && (
        <Button kind="main" onPress={() => judge('GOOD', words.matches)}>
          {words.matches}
        </Button>
      )}
      <Button onPress={() => judge('BAD', opened ? words.differs : words.notOpened)}>
        {opened ? words.differs : words.notOpened}
      </Button>
    </div>
  );
}

/** After the close: the ballot that was committed to was cast, or it has vanished. */
function InBox(props: { readonly round: Round; readonly captured: Commitment; readonly blame: () => void }) {
  const { round, captured, blame } = props;
  const { view } = useActing();
  const [going, setGoing] = useState(false);
  const [found, setFound] = useState<Found>();
  const [trouble, setTrouble] = useState<RefusalText>();
  const look = async () => {
    setGoing(true);
    setTrouble(undefined);
    const answer = await fetchBox(view.meeting.id, round);
    const box = answer.ok ? await castHashes(answer.value) : undefined;
    if (box) setFound(await lookInBox(captured, box, breathe));
    else setTrouble(answer.ok ? words.boxUnreadable : problemText(answer.problem));
    setGoing(false);
  };
  const numberOnly = captured.hashes.length === 0;
  return (
    <div class="stack">
      {trouble && <Refusal refusal={trouble} />}
      {found === 'in' && <p>{numberOnly ? words.numberInBox : words.inBox}</p>}
      {found === 'out' && (
        <p class="no">
          <b>{numberOnly ? words.numberNowhere : words.nowhere}</b>
        </p>
      )}
      {found === 'too-many' && <p>{words.tooMany}</p>}
      <div class="row">
        {found === 'in' && <Button onPress={blame}>{words.notSubmitted}</Button>}
        <Button unavailable={going ? words.comparing : undefined} onPress={() => void look()}>
          {going ? words.comparing : words.compareBox}
        </Button>
      </div>
    </div>
  );
}

/** Lets the page draw and answer before the search goes on. */
const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

async function fetchBox(meeting: string, round: Round): Promise<Answer<readonly Uint8Array[]>> {
  const archives: Uint8Array[] = [];
  for (const { uuid } of round.polls) {
    const archive = await api.bytes(
      `/api/meetings/${encodeURIComponent(meeting)}/polls/${encodeURIComponent(uuid)}.bel`,
    );
    if (!archive.ok) return archive;
    archives.push(archive.value);
  }
  return { ok: true, value: archives };
}

function Draw({ round }: { readonly round: Round }) {
  const { ask, busy } = useStation();
  const [tablets, setTablets] = useState(round.issued ?? 1);
  const [picks, setPicks] = useState(1);
  const path = ofRound(round.id, 'draw');
  if (isClosed(round.state) && !round.challenges?.draws.length) return null;
  return (
    <section class="panel stack" aria-label={words.draw}>
      <h2>{words.draw}</h2>
      <p class="sub">{words.drawHint}</p>
      {round.challenges?.draws.map((draw) => (
        <p key={draw.commitment}>
          <b>{draw.picked ? words.drawn(draw.picked) : words.drawPending}</b>
        </p>
      ))}
      {!isClosed(round.state) && (
        <div class="row">
          <NumberField label={words.tablets} value={tablets} max={1000} onInput={setTablets} />
          <NumberField label={words.picks} value={picks} max={tablets} onInput={setPicks} />
          <Button
            unavailable={busy === path ? words.drawing : tablets > 0 && picks > 0 ? undefined : words.picks}
            onPress={() => void ask(path, { tablets, picks }, nothing)}
          >
            {busy === path ? words.drawing : words.draw}
          </Button>
        </div>
      )}
    </section>
  );
}
