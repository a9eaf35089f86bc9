import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Checker } from '../challenge/checker';
import { createApi } from '../live';
import { Bar, Button, Main, mount, Refusal, Screen } from '../look';
import { findEnrolment, type Enrolment } from '../tablet/enrolment';
import { NotEnrolled } from '../tablet/page';
import { readTabletView, type TabletView } from '../view';
import { challenge as words } from '../words/challenge';
import '../acts/acts.css';
import '../station/station.css';

const askEveryMillis = 3000;

/** 验证设备: any other device that is enrolled for the meeting; it reads, and records nothing. */
function Check({ enrolment }: { readonly enrolment: Enrolment }) {
  const { meeting, token, observerKey } = enrolment;
  const api = useMemo(() => createApi({ token }), [token]);
  const [view, setView] = useState<TabletView>();
  useEffect(() => {
    const look = () =>
      void api
        .get(`/api/tablet/${encodeURIComponent(meeting)}/view`, readTabletView)
        .then((answer) => answer.ok && setView(answer.value));
    look();
    const timer = setInterval(look, askEveryMillis);
    return () => clearInterval(timer);
  }, [api, meeting]);
  const round = view?.round;
  return (
    <Screen name="check">
      <Bar>
        <b>{words.page}</b>
        <span>{view?.meeting.title}</span>
      </Bar>
      <p class="from-server">{words.fromServer}</p>
      <Main>
        <div class="page stack">
          <h1>{words.title}</h1>
          <Checker
            api={api}
            meeting={meeting}
            round={round && round.state !== 'DRAFT' ? round.id : undefined}
            observerKey={observerKey}
            withLists
            verdict={(_, { checked }) => checked?.problems.length === 0 && <Comparison />}
          />
        </div>
      </Main>
    </Screen>
  );
}

/** What the voter says of it; this device records nothing, it only says what that means. */
function Comparison() {
  const [same, setSame] = useState<boolean>();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => said.current?.scrollIntoView({ block: 'nearest' }), [same]);
  return (
    <>
      <div class="row">
        <Button onPress={() => setSame(true)}>{words.matches}</Button>
        <Button onPress={() => setSame(false)}>{words.differs}</Button>
      </div>
      <div ref={said}>
        {same === true && <p class="ok verdict">✓ {words.honest}</p>}
        {same === false && <Refusal refusal={words.lies} />}
      </div>
    </>
  );
}

function Page() {
  const [enrolment] = useState(findEnrolment);
  return enrolment ? <Check enrolment={enrolment} /> : <NotEnrolled />;
}

mount(<Page />);
