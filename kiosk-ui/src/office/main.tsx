import { Bar, Button, End, Main, mount, Refusal, Screen } from '../look';
import { ActingProvider } from '../acts/acting';
import '../acts/acts.css';
import '../desk/desk.css';
import '../superior/superior.css';
import { problemText } from '../words/common';
import { office as words } from '../words/office';
import { FilingDesk } from './filing';
import { Card, MakeKey, Unlock } from './key';
import { useOffice } from './local';
import './office.css';

/** 送审办理: the superior department's own station, which talks to nobody but its own program. */
function OfficePage() {
  const desk = useOffice();
  const { office, busy, problem } = desk;
  const filing = office?.filing;
  return (
    <Screen name={filing ? 'office-filing' : 'office'}>
      <Bar>
        <b>{words.title}</b>
        <span>{office?.card?.name ?? words.offline}</span>
        <End>
          {office?.key === 'OPEN' && (
            <Button kind="quiet" onPress={() => void desk.ask('lock', {})}>
              {words.lock}
            </Button>
          )}
        </End>
      </Bar>
      <Main>
        <div class="page review-page stack">
          <h1>{filing ? filing.view.meeting.title : words.title}</h1>
          {problem && <Refusal refusal={problemText(problem)} />}
          {!office && busy && <p role="status">{words.loading}</p>}
          {office?.key === 'NONE' && <MakeKey desk={desk} />}
          {office?.key === 'LOCKED' && <Unlock desk={desk} />}
          {office?.key === 'OPEN' && !filing && <OpenFile busy={busy} open={desk.open} />}
          {filing && (
            <ActingProvider
              key={`${filing.meeting} ${filing.filing} ${filing.size}`}
              me={{
                name: office!.card!.name,
                role: 'SUPERIOR',
                personId: undefined,
                meeting: filing.meeting,
              }}
              view={filing.view}
            >
              <FilingDesk desk={desk} filing={filing} name={office!.card!.name} />
            </ActingProvider>
          )}
          {office?.card && !filing && <Card card={office.card} />}
        </div>
      </Main>
    </Screen>
  );
}

interface OpenFileProps {
  readonly busy: string | undefined;
  readonly open: (file: File) => Promise<boolean>;
}

function OpenFile({ busy, open }: OpenFileProps) {
  return (
    <section class="stack panel no-print" aria-labelledby="open-file">
      <h2 id="open-file">{words.openTitle}</h2>
      <p class="sub">{words.openText}</p>
      <label class="field">
        <span>{words.choose}</span>
        <input
          type="file"
          accept=".pxs"
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file) void open(file).then(() => (input.value = ''));
          }}
        />
      </label>
      {busy === 'open' && <p role="status">{words.opening}</p>}
    </section>
  );
}

mount(<OfficePage />);
