import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import { createApi, nothing, type Problem } from '../live';
import { Dialog, Refusal } from '../look';
import type { Me, MeetingView } from '../view';
import { recordSentence, type Facts, type Names } from '../words/acts';
import { common, problemText } from '../words/common';
import { desk as words } from '../words/desk';
import { namesOf } from './select';

export interface Proposal {
  readonly type: string;
  readonly data: Facts;
  /** What the server will add, for the sentence alone. */
  readonly foreseen?: Facts;
  readonly title: string;
  readonly label: string;
}

interface Refused {
  readonly type: string;
  readonly problem: Problem;
}

export interface Acting {
  readonly me: Me;
  readonly view: MeetingView;
  readonly names: Names;
  /** The act that is on its way, if any: a second press waits. */
  readonly busy: string | undefined;
  readonly refused: Refused | undefined;
  readonly send: (type: string, data: Facts) => Promise<boolean>;
  /** Asks first, with the sentence that will be written. */
  readonly propose: (proposal: Proposal, done?: () => void) => void;
  readonly dismiss: () => void;
}

const Context = createContext<Acting | undefined>(undefined);

export function useActing(): Acting {
  const acting = useContext(Context);
  if (!acting) throw new Error('acts need a meeting around them');
  return acting;
}

interface ActingProviderProps {
  readonly me: Me;
  readonly view: MeetingView;
  readonly children: ComponentChildren;
}

export function ActingProvider({ me, view, children }: ActingProviderProps) {
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<Refused>();
  const [asked, setAsked] = useState<{ proposal: Proposal; done: (() => void) | undefined }>();
  const names = useMemo(() => namesOf(view), [view]);
  const meeting = view.meeting.id;

  const send = useCallback(
    async (type: string, data: Facts) => {
      setBusy(type);
      const answer = await createApi().post(
        `/api/meetings/${encodeURIComponent(meeting)}/acts`,
        { type, data },
        nothing,
      );
      setBusy(undefined);
      setRefused(answer.ok ? undefined : { type, problem: answer.problem });
      return answer.ok;
    },
    [meeting],
  );
  const dismiss = useCallback(() => setRefused(undefined), []);
  const propose = useCallback((proposal: Proposal, done?: () => void) => {
    setRefused(undefined);
    setAsked({ proposal, done });
  }, []);

  const acting: Acting = { me, view, names, busy, refused, send, propose, dismiss };
  return (
    <Context.Provider value={acting}>
      {children}
      {asked && (
        <Dialog
          title={asked.proposal.title}
          sentence={words.willRecord(
            recordSentence(
              asked.proposal.type,
              { ...asked.proposal.data, ...asked.proposal.foreseen },
              names,
            ),
          )}
          confirm={{
            label: asked.proposal.label,
            unavailable: busy ? words.sending : undefined,
            onPress: () => {
              const { proposal, done } = asked;
              void send(proposal.type, proposal.data).then((accepted) => {
                if (!accepted) return;
                setAsked(undefined);
                done?.();
              });
            },
          }}
          cancel={{
            label: common.back,
            onPress: () => {
              setAsked(undefined);
              dismiss();
            },
          }}
        >
          {refused && refused.type === asked.proposal.type && (
            <Refusal refusal={problemText(refused.problem)} />
          )}
        </Dialog>
      )}
    </Context.Provider>
  );
}

/** Why the last act of these types was refused, where its form stands. */
export function ActRefusal({ types }: { readonly types: readonly string[] }) {
  const { refused } = useActing();
  if (!refused || !types.includes(refused.type)) return null;
  return <Refusal refusal={problemText(refused.problem)} />;
}
