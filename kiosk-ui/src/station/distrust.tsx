import { Refusal } from '../look';
import type { Problem } from '../live';
import { problemText } from '../words/common';
import { station as words } from '../words/station';
import { AskLocal } from './ask';
import { FirstContact } from './first-contact';
import { useStation } from './use-station';

/**
 * Why this station does not go on; what a server restored from a backup has lost can be confirmed here, and a server whose card
 * said otherwise can be held against the right one.
 */
export function Distrust({ problem }: { readonly problem: Problem }) {
  const { refresh } = useStation();
  const code = problem.kind === 'refused' ? problem.refusal.code : '';
  const restored = /^(SERVER_)?RECORD_RESTORED/.test(code);
  return (
    <>
      <Refusal refusal={problemText(problem)} />
      {restored && (
        <AskLocal
          label={words.restorationSeen}
          title={words.restorationAsk}
          text={words.restorationText}
          path="restoration"
        />
      )}
      {code === 'SERVER_UNCONFIRMED' && <FirstContact onKnown={() => void refresh()} />}
    </>
  );
}
