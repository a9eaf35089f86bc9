import { useState } from 'preact/hooks';
import { nothing } from '../live';
import { Button, Dialog, Refusal } from '../look';
import { common, problemText } from '../words/common';
import { desk as deskWords } from '../words/desk';
import { station as words } from '../words/station';
import { useStation } from './use-station';
import { useVerdicts } from './use-verdicts';

interface AskProps {
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** What the record will say. */
  readonly record?: string;
  readonly path: string;
  readonly unavailable?: string | undefined;
}

/** How often the page looks again where an archive has moved on under its hands. */
const attempts = 4;

/**
 * Something that a key does: asked once more, and only on this machine. This page's own program looks at every archive before,
 * and what it finds goes along, to be compared with what the Java program finds.
 */
export function AskLocal({ label, title, text, record, path, unavailable }: AskProps) {
  const { ask, busy, problem } = useStation();
  const { look, progress } = useVerdicts();
  const [asking, setAsking] = useState(false);
  const [going, setGoing] = useState(false);
  async function go() {
    setGoing(true);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const verdicts = await look();
      if (!verdicts) break;
      const answer = await ask(path, { verdicts }, nothing);
      if (answer.ok) {
        setAsking(false);
        break;
      }
      const { problem: why } = answer;
      if (why.kind !== 'refused' || why.refusal.code !== 'ARCHIVE_MOVED') break;
    }
    setGoing(false);
  }
  const waiting = progress ? words.looking(progress.done + 1, progress.total) : deskWords.sending;
  return (
    <>
      <div class="row">
        <Button kind="main" unavailable={unavailable} onPress={() => setAsking(true)}>
          {label}
        </Button>
        {unavailable && <span class="sub">{unavailable}</span>}
      </div>
      {asking && (
        <Dialog
          title={title}
          sentence={record === undefined ? '' : deskWords.willRecord(record)}
          confirm={{
            label,
            unavailable: busy || going ? waiting : undefined,
            onPress: () => void go(),
          }}
          cancel={{ label: common.back, onPress: () => setAsking(false) }}
        >
          <p>{text}</p>
          {going && (
            <p class="sub" role="status">
              {waiting}
            </p>
          )}
          {problem?.path === path && <Refusal refusal={problemText(problem.problem)} />}
        </Dialog>
      )}
    </>
  );
}
