import { useState } from 'preact/hooks';
import { Button, Dialog, Refusal } from '../look';
import { common, problemText } from '../words/common';
import { desk as deskWords } from '../words/desk';
import { useStation } from './use-station';

interface AskProps {
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** What the record will say. */
  readonly record?: string;
  readonly path: string;
  readonly unavailable?: string | undefined;
}

/** Something that a key does: asked once more, and only on this machine. */
export function AskLocal({ label, title, text, record, path, unavailable }: AskProps) {
  const { tell, busy, problem } = useStation();
  const [asking, setAsking] = useState(false);
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
            unavailable: busy ? deskWords.sending : undefined,
            onPress: () => void tell(path).then((done) => done && setAsking(false)),
          }}
          cancel={{ label: common.back, onPress: () => setAsking(false) }}
        >
          <p>{text}</p>
          {problem?.path === path && <Refusal refusal={problemText(problem.problem)} />}
        </Dialog>
      )}
    </>
  );
}
