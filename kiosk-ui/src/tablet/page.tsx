import { useEffect, useMemo, useState } from 'preact/hooks';
import { Main, plainPreferences, Refusal, Screen, usePreferences } from '../look';
import { tabletWords } from '../words/tablet';
import { TabletDriver, type Snapshot } from './driver';
import type { Enrolment } from './enrolment';
import { start } from './machine';
import { Ballot } from './screens/ballot';
import { Committed, Opened } from './screens/challenge';
import { PageProvider } from './screens/context';
import { Confirming, Preparing, Problem, Received } from './screens/ending';
import { IdleGuard } from './screens/idle';
import { Materials } from './screens/materials';
import { Review } from './screens/review';
import { Slip } from './screens/slip';
import { Waiting } from './screens/waiting';
import type { Stage } from './state';

export function NotEnrolled() {
  return (
    <Screen name="not-enrolled">
      <Main>
        <Refusal refusal={tabletWords.notEnrolled} />
      </Main>
    </Screen>
  );
}

export function TabletPage({ enrolment }: { readonly enrolment: Enrolment }) {
  const [{ tablet, link }, setSnapshot] = useState<Snapshot>({ tablet: start, link: 'reconnecting' });
  const [preferences, setPreferences] = usePreferences();
  const driver = useMemo(() => new TabletDriver(enrolment, setSnapshot), [enrolment]);
  useEffect(() => {
    void driver.begin();
    return () => driver.end();
  }, [driver]);
  // The next person starts with plain text size and contrast.
  const over = tablet.stage.screen === 'received';
  useEffect(() => {
    if (!over) return undefined;
    return () => setPreferences(plainPreferences);
  }, [over]);
  return (
    <PageProvider value={{ tablet, link, enrolment, driver, send: driver.send, preferences, setPreferences }}>
      <StageScreen stage={tablet.stage} />
      <IdleGuard />
    </PageProvider>
  );
}

function StageScreen({ stage }: { readonly stage: Stage }) {
  switch (stage.screen) {
    case 'waiting':
      return <Waiting />;
    case 'materials':
      return <Materials stage={stage} />;
    case 'slip':
      return <Slip stage={stage} />;
    case 'preparing':
      return <Preparing />;
    case 'ballot':
      return <Ballot stage={stage} />;
    case 'review':
      return <Review stage={stage} />;
    case 'committed':
      return <Committed stage={stage} />;
    case 'opened':
      return <Opened stage={stage} />;
    case 'confirming':
      return <Confirming stage={stage} />;
    case 'received':
      return <Received stage={stage} />;
    case 'problem':
      return <Problem stage={stage} />;
  }
}
