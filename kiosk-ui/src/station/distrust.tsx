import { Refusal } from '../look';
import type { Problem } from '../live';
import { problemText } from '../words/common';
import { station as words } from '../words/station';
import { AskLocal } from './ask';

/** Why this station does not go on; what a server restored from a backup has lost can be confirmed here. */
export function Distrust({ problem }: { readonly problem: Problem }) {
  const restored = problem.kind === 'refused' && problem.refusal.code.startsWith('RECORD_RESTORED');
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
    </>
  );
}
