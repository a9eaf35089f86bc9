import { useState } from 'preact/hooks';
import { Qr } from '../../acts/qr';
import { Button, End, Footer, Icon, Main, Refusal, Screen } from '../../look';
import { receiptText } from '../../scan/receipt';
import { isClosed, type TabletItem } from '../../view';
import { tabletWords } from '../../words/tablet';
import { mayTest, mayVote } from '../machine';
import type { ReceiptRecord } from '../state';
import { usePage } from './context';
import { MeetingBar, Settings, TrackerLine, VoteState } from './parts';
import { StaffDoor } from './staff';

const words = tabletWords.waiting;

/** T1 待机; after the close it says whether the votes of this tablet are in the box. */
export function Waiting() {
  const { tablet } = usePage();
  const { view, receipts } = tablet;
  if (receipts.some((receipt) => receipt.verdict === 'missing')) return <Missing />;
  const closed = view?.round && isClosed(view.round.state);
  if (closed && receipts.length > 0 && receipts.every((receipt) => receipt.verdict === 'in'))
    return <InBox />;
  return <Idle />;
}

function Idle() {
  const { tablet, send } = usePage();
  const { view, slip } = tablet;
  // A new round starts afresh: what was received in an earlier one says nothing about it.
  const receipts = tablet.receipts.filter(({ round }) => !view?.round || round === view.round.id);
  const open = mayVote(view);
  const cast = receipts.length > 0;
  const [another, setAnother] = useState(false);
  const mayBegin = open && (!cast || another || slip !== 'none');
  const title = !view
    ? words.noMeeting
    : cast && !mayBegin
      ? words.received(receipts.length)
      : open
        ? words.open
        : words.title;
  return (
    <Screen name="waiting">
      <MeetingBar />
      <Main centred>
        {cast && !mayBegin && (
          <div class="big-icon ok">
            <Icon name="check" />
          </div>
        )}
        <h1 class="big-state">{title}</h1>
        {cast && !mayBegin && <p class="sub">{words.receivedHint}</p>}
        {mayBegin && (
          <p>
            {tabletWords.yourVote}　<VoteState state="none" />
          </p>
        )}
        {mayBegin && <p class="sub">{words.openHint}</p>}
        {view?.round?.state === 'VOID' && <p class="warning">{words.void}</p>}
        {view && !(cast && !mayBegin) && <Agenda items={currentItems(tablet.view)} />}
        {view && !open && !cast && <p class="rule">{slip === 'none' ? words.noSlip : words.slipLoaded}</p>}
      </Main>
      <Footer>
        <Settings />
        <StaffDoor />
        <End>
          {mayBegin && (
            <Button kind="main" onPress={() => send({ type: 'begin' })}>
              {words.begin}
            </Button>
          )}
          {open && cast && !mayBegin && (
            <Button kind="quiet" onPress={() => setAnother(true)}>
              {words.nextVoter}
            </Button>
          )}
          {mayTest(tablet) && (
            <Button kind="quiet" onPress={() => send({ type: 'begin', test: true })}>
              {tabletWords.challenge.button}
            </Button>
          )}
          {!open && slip === 'none' && view && (
            <Button onPress={() => send({ type: 'loadSlip' })}>{words.loadSlip}</Button>
          )}
        </End>
      </Footer>
    </Screen>
  );
}

/** While a round runs, its items; before, what there is. */
function currentItems(view: ReturnType<typeof usePage>['tablet']['view']): readonly TabletItem[] {
  const wanted = view?.round?.items;
  return (view?.items ?? []).filter((item) => !wanted || wanted.includes(item.id));
}

function Agenda({ items }: { readonly items: readonly TabletItem[] }) {
  const { send } = usePage();
  return (
    <ul class="agenda">
      {items.map((item) => (
        <li key={item.id}>
          <span>{tabletWords.item(item.number, item.title)}</span>
          {item.materials.length > 0 && (
            <Button kind="quiet" onPress={() => send({ type: 'openMaterials', item: item.id })}>
              {words.materials}
              <span class="unseen">{item.title}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function InBox() {
  const { tablet } = usePage();
  return (
    <Screen name="in-box">
      <MeetingBar />
      <Main centred>
        <div class="big-icon ok">
          <Icon name="check" />
        </div>
        <h1 class="big-state">{tabletWords.inBox.title}</h1>
        {tablet.receipts.map(({ tracker }) => (
          <TrackerLine key={tracker} tracker={tracker} />
        ))}
        <p class="sub">{tabletWords.inBox.hint}</p>
      </Main>
      <Footer>
        <Settings />
        <StaffDoor />
      </Footer>
    </Screen>
  );
}

function Missing() {
  const { tablet } = usePage();
  const { missing, missingDetail, missingAction } = tabletWords.inBox;
  return (
    <Screen name="missing">
      <MeetingBar />
      <Main>
        <div class="alarm">
          <Refusal
            refusal={{ title: missing, detail: missingDetail, action: missingAction, code: 'BALLOT_MISSING' }}
          />
          {tablet.receipts
            .filter((receipt) => receipt.verdict === 'missing')
            .map((receipt) => (
              <Proof key={receipt.tracker} receipt={receipt} />
            ))}
        </div>
      </Main>
      <Footer>
        <StaffDoor />
      </Footer>
    </Screen>
  );
}

/** What the observer's own program needs to see that the server dropped a ballot. */
function Proof({ receipt }: { readonly receipt: ReceiptRecord }) {
  const { proof, proofHint } = tabletWords.inBox;
  const text = receipt.proof && receiptText(receipt.proof);
  return (
    <div class="proof">
      <TrackerLine tracker={receipt.tracker} />
      {text && (
        <>
          <Qr text={text} label={proof} />
          <p class="sub">{proofHint}</p>
        </>
      )}
    </div>
  );
}
