import { useEffect, useState } from 'preact/hooks';
import { Button, Dialog } from '../look';
import { NumberField, TextField } from '../acts/fields';
import { Qr } from '../acts/qr';
import { common } from '../words/common';
import { desk as deskWords } from '../words/desk';
import { station as words } from '../words/station';
import { readSlips, type Slip } from './local';
import { useStation } from './use-station';

interface Count {
  readonly category: string;
  readonly count: number;
}

/** I1 制作投票凭证: made here, printed, forgotten. */
export function Slips() {
  const { ask, busy } = useStation();
  const [counts, setCounts] = useState<readonly Count[]>([{ category: '', count: 0 }]);
  const [slips, setSlips] = useState<readonly Slip[]>([]);
  const [asking, setAsking] = useState<'make' | 'forget'>();
  const total = counts.reduce((sum, one) => sum + one.count, 0);

  useEffect(() => {
    if (slips.length === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [slips.length]);

  const change = (at: number, part: Partial<Count>) =>
    setCounts(counts.map((one, index) => (index === at ? { ...one, ...part } : one)));

  if (slips.length > 0)
    return (
      <>
        <div class="no-print stack">
          <h1>{words.slipsTitle}</h1>
          <p class="ok" role="status">
            ✓ {words.made(slips.length)}
          </p>
          <div class="row">
            <Button kind="main" onPress={() => print()}>
              {words.printSlips}
            </Button>
            <Button onPress={() => setAsking('forget')}>{words.forget}</Button>
          </div>
        </div>
        <Sheets slips={slips} />
        {asking === 'forget' && (
          <Dialog
            title={words.forgetAsk}
            confirm={{
              label: words.forget,
              onPress: () => {
                setSlips([]);
                setAsking(undefined);
              },
            }}
            cancel={{ label: common.cancel, onPress: () => setAsking(undefined) }}
          >
            <p>{words.forgetText}</p>
          </Dialog>
        )}
      </>
    );

  return (
    <>
      <h1>{words.slipsTitle}</h1>
      <p class="sub">{words.slipsHint}</p>
      {counts.map((one, at) => (
        <div class="row" key={at}>
          <TextField
            label={words.category}
            value={one.category}
            onInput={(category) => change(at, { category })}
          />
          <NumberField label={words.count} value={one.count} onInput={(count) => change(at, { count })} />
        </div>
      ))}
      <div class="row">
        <Button onPress={() => setCounts([...counts, { category: '', count: 0 }])}>
          {words.addCategory}
        </Button>
        <Button
          kind="main"
          unavailable={busy === 'slips' ? words.makingSlips : total > 0 ? undefined : words.countNeeded}
          onPress={() => setAsking('make')}
        >
          {busy === 'slips' ? words.makingSlips : words.make}
        </Button>
        {total === 0 && <span class="sub">{words.countNeeded}</span>}
      </div>
      {asking === 'make' && (
        <Dialog
          title={words.makeAsk(total)}
          sentence={deskWords.willRecord(words.makeRecord)}
          confirm={{
            label: words.make,
            onPress: () => {
              setAsking(undefined);
              const wanted = counts
                .filter((one) => one.count > 0)
                .map(({ category, count }) => ({ category: category.trim(), count }));
              void ask('slips', { counts: wanted }, readSlips).then(
                (answer) => answer.ok && setSlips(answer.value.slips),
              );
            },
          }}
          cancel={{ label: common.cancel, onPress: () => setAsking(undefined) }}
        >
          <p>{words.makeText}</p>
        </Dialog>
      )}
    </>
  );
}

const perPage = 10;

/** QR, code and category and nothing else, ten a page. */
function Sheets({ slips }: { readonly slips: readonly Slip[] }) {
  const pages = Array.from({ length: Math.ceil(slips.length / perPage) }, (_, at) =>
    slips.slice(at * perPage, (at + 1) * perPage),
  );
  return (
    <div class="sheets">
      {pages.map((page, at) => (
        <ul class="sheet" key={at} aria-label={words.slip}>
          {page.map(({ category, code }) => (
            <li key={code}>
              <Qr text={code} label={words.slip} />
              <span class="slip-text">
                {category && <b class="slip-category">{category}</b>}
                <code>{grouped(code)}</code>
              </span>
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}

/** In fours, to be typed. */
export function grouped(code: string): string {
  return (code.replaceAll(/\s/g, '').match(/.{1,4}/g) ?? []).join(' ');
}
