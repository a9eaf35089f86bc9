import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, Dialog, Refusal, type RefusalText } from '../../look';
import type { RoundPoll } from '../../view';
import { common, problemText } from '../../words/common';
import { tabletWords } from '../../words/tablet';
import { usePage } from './context';

const words = tabletWords.staff;
const holdMillis = 1_200;

type Room =
  | { readonly kind: 'shut' }
  | { readonly kind: 'pin'; readonly wrong: boolean }
  | {
      readonly kind: 'polls';
      readonly polls: readonly RoundPoll[] | undefined;
      readonly refusal?: RefusalText;
    }
  | { readonly kind: 'confirm'; readonly poll: RoundPoll; readonly title: string }
  | { readonly kind: 'void'; readonly polls: readonly RoundPoll[] }
  | { readonly kind: 'wipe' }
  | { readonly kind: 'done'; readonly title: string };

/** 监票人操作, behind a long press and a PIN: 暂存 of this tablet's slip, and clearing the tablet. */
export function StaffDoor() {
  const { enrolment, driver, tablet, send } = usePage();
  const [room, setRoom] = useState<Room>({ kind: 'shut' });
  const [pin, setPin] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const release = () => clearTimeout(timer.current);
  const press = () => {
    release();
    timer.current = setTimeout(() => {
      setPin('');
      setRoom({ kind: 'pin', wrong: false });
    }, holdMillis);
  };
  useEffect(() => release, []);
  const shut = () => setRoom({ kind: 'shut' });
  const titleOf = (poll: RoundPoll) => {
    const title = tablet.view?.items.find((item) => item.id === poll.item)?.title ?? poll.item;
    return poll.category ? words.ofCategory(title, poll.category) : title;
  };

  async function enter() {
    if (pin !== enrolment.pin) return setRoom({ kind: 'pin', wrong: true });
    setRoom({ kind: 'polls', polls: undefined });
    if (tablet.view?.round?.state !== 'DRAFT') return setRoom({ kind: 'polls', polls: [] });
    const kit = await driver.kit();
    if (kit.ok) setRoom({ kind: 'polls', polls: kit.value.polls });
    else setRoom({ kind: 'polls', polls: [], refusal: problemText(kit.problem) });
  }

  async function withhold(poll: RoundPoll, title: string) {
    const refusal = await driver.withhold(poll.uuid);
    setRoom(refusal ? { kind: 'polls', polls: [], refusal } : { kind: 'done', title: words.done(title) });
  }

  async function voidSlip(polls: readonly RoundPoll[]) {
    const refusal = await driver.voidSlip(polls.map((poll) => poll.uuid));
    setRoom(refusal ? { kind: 'polls', polls: [], refusal } : { kind: 'done', title: words.voided });
  }

  return (
    <>
      <button
        type="button"
        class="btn quiet"
        title={words.hold}
        onPointerDown={press}
        onPointerUp={release}
        onPointerLeave={release}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.repeat) press();
        }}
        onKeyUp={release}
      >
        {words.open}
      </button>
      {room.kind === 'pin' && (
        <Dialog
          key="pin"
          title={words.open}
          confirm={{ label: tabletWords.slip.confirm, onPress: () => void enter() }}
          cancel={{ label: common.cancel, onPress: shut }}
        >
          <label class="field">
            <span>{words.pin}</span>
            <input
              type="password"
              inputMode="numeric"
              autocomplete="off"
              value={pin}
              onInput={({ currentTarget }) => setPin(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') void enter();
              }}
            />
            {room.wrong && (
              <p class="problem" role="alert">
                {words.wrongPin}
              </p>
            )}
          </label>
        </Dialog>
      )}
      {room.kind === 'polls' && (
        <Dialog key="polls" title={words.title} cancel={{ label: common.close, onPress: shut }}>
          {room.refusal && <Refusal refusal={room.refusal} />}
          {!room.refusal && <p class="sub">{room.polls?.length === 0 ? words.none : words.explain}</p>}
          <div class="polls">
            {room.polls?.map((poll) => (
              <Button
                key={poll.uuid}
                onPress={() => setRoom({ kind: 'confirm', poll, title: titleOf(poll) })}
              >
                {words.choose(titleOf(poll))}
              </Button>
            ))}
            {room.polls !== undefined && room.polls.length > 0 && (
              <Button kind="quiet" onPress={() => setRoom({ kind: 'void', polls: room.polls ?? [] })}>
                {words.void}
              </Button>
            )}
            <Button kind="quiet" onPress={() => setRoom({ kind: 'wipe' })}>
              {words.wipe}
            </Button>
          </div>
        </Dialog>
      )}
      {room.kind === 'confirm' && (
        <Dialog
          key="confirm"
          title={words.title}
          sentence={words.sentence(room.title)}
          confirm={{ label: words.confirm, onPress: () => void withhold(room.poll, room.title) }}
          cancel={{ label: common.cancel, onPress: shut }}
        />
      )}
      {room.kind === 'void' && (
        <Dialog
          key="void"
          title={words.void}
          sentence={words.voidSentence}
          confirm={{ label: words.confirmVoid, onPress: () => void voidSlip(room.polls) }}
          cancel={{ label: common.cancel, onPress: shut }}
        />
      )}
      {room.kind === 'wipe' && (
        <Dialog
          key="wipe"
          title={words.wipe}
          sentence={words.wipeSentence}
          confirm={{
            label: words.wipe,
            onPress: () => {
              shut();
              send({ type: 'wiped' });
            },
          }}
          cancel={{ label: common.cancel, onPress: shut }}
        />
      )}
      {room.kind === 'done' && (
        <Dialog key="done" title={room.title} cancel={{ label: common.close, onPress: shut }} />
      )}
    </>
  );
}
