import { useCallback, useEffect, useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Button, Dialog, Refusal } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { Qr } from '../acts/qr';
import { encodeEnrolment } from '../tablet/enrolment';
import { object, string, whole, type Shape } from '../view';
import { common, problemText } from '../words/common';
import { prepare } from '../words/prepare';
import { deviceAddress, onlyHere, proposedOrigin, randomPin } from './device-address';

const words = prepare.devices;
const readCounts = object({ tabletCodes: whole, doors: whole, projectors: whole });
const readTablets = object({ meeting: string, token: string, serverKey: string });
const readLink = object({ link: string, minutes: whole });
type Kind = keyof typeof words.kinds;

interface Code {
  readonly kind: Kind;
  readonly address: string;
  readonly minutes?: number;
}

/** 设备登记: a QR code for each kind of device; the secret travels behind # and reaches no server log. */
export function Devices() {
  const { view } = useActing();
  const [origin, setOrigin] = useState(proposedOrigin(location.origin));
  const [pin, setPin] = useState(randomPin);
  const [code, setCode] = useState<Code>();
  const [counts, setCounts] = useState<Shape<typeof readCounts>>();
  const [problem, setProblem] = useState<Problem>();
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState('');
  const path = `/api/meetings/${encodeURIComponent(view.meeting.id)}/enrolment`;
  const pinWrong = /^[0-9]{4,8}$/.test(pin) ? undefined : words.pinWrong;

  const refresh = useCallback(async () => {
    const answer = await createApi().get(path, readCounts);
    if (answer.ok) setCounts(answer.value);
  }, [path]);
  useEffect(() => void refresh(), [refresh]);

  async function make(kind: Kind) {
    setTold('');
    const api = createApi();
    if (kind === 'TABLET') {
      const answer = await api.post(path, { kind }, readTablets);
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) {
        const fragment = encodeEnrolment({ ...answer.value, pin, name: '' });
        setCode({ kind, address: deviceAddress(origin, 'tablet.html', fragment) });
      }
    } else {
      const answer = await api.post(path, { kind }, readLink);
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok)
        setCode({
          kind,
          address: deviceAddress(origin, 'signin.html', `link=${answer.value.link}`),
          minutes: answer.value.minutes,
        });
    }
    await refresh();
  }

  async function revoke() {
    const answer = await createApi().remove(path);
    setAsking(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) {
      setCode(undefined);
      setTold(words.revoked);
    }
    await refresh();
  }

  return (
    <section aria-labelledby="devices" class="stack devices">
      <h2 id="devices">{words.title}</h2>
      <p class="sub">{words.hint}</p>
      <div class="row">
        <TextField label={words.address} value={origin} onInput={setOrigin} />
        <TextField label={words.pin} value={pin} onInput={setPin} />
      </div>
      <p class="sub">
        {onlyHere(origin) ? words.localhost : words.addressHint} {pinWrong ?? words.pinHint}
      </p>
      <div class="row">
        {(Object.keys(words.kinds) as Kind[]).map((kind) => (
          <Button
            key={kind}
            unavailable={kind === 'TABLET' ? pinWrong : undefined}
            onPress={() => void make(kind)}
          >
            {words.kinds[kind]}
          </Button>
        ))}
      </div>
      {problem && <Refusal refusal={problemText(problem)} />}
      {code && <Shown code={code} onHide={() => setCode(undefined)} />}
      <p class={told ? 'ok' : 'sub'} role="status">
        {told
          ? `✓ ${told}`
          : counts &&
            (counts.tabletCodes + counts.doors + counts.projectors === 0
              ? words.none
              : words.have(counts.tabletCodes, counts.doors, counts.projectors))}
      </p>
      <div class="row">
        <Button kind="quiet" onPress={() => setAsking(true)}>
          {words.revoke}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={words.revokeAsk}
          confirm={{ label: words.revoke, onPress: () => void revoke() }}
          cancel={{ label: common.cancel, onPress: () => setAsking(false) }}
        >
          <p>{words.revokeText}</p>
        </Dialog>
      )}
    </section>
  );
}

function Shown({ code, onHide }: { readonly code: Code; readonly onHide: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <div class="panel device-code" role="region" aria-label={words.codeOf[code.kind]}>
      <Qr text={code.address} label={words.codeOf[code.kind]} />
      <div class="stack">
        <h3>{words.codeOf[code.kind]}</h3>
        <p class="sub">{code.minutes === undefined ? words.tablets : words.once(code.minutes)}</p>
        <div class="row">
          <Button
            onPress={() =>
              void navigator.clipboard.writeText(code.address).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }
          >
            {copied ? `✓ ${words.copied}` : words.copy}
          </Button>
          <a class="btn" href={code.address} target="_blank" rel="noreferrer">
            {words.open}
          </a>
          <Button kind="quiet" onPress={onHide}>
            {words.hide}
          </Button>
        </div>
      </div>
    </div>
  );
}
