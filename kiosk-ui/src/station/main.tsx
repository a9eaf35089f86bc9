import type { Problem } from '../live';
import { mount } from '../look';
import { MeetingPage } from '../acts/meeting-page';
import { keyCard } from '../words/key-card';
import { station as words } from '../words/station';
import { FirstContact } from './first-contact';
import { StationPage } from './station';
import { StationProvider } from './use-station';
import { VerdictsProvider } from './use-verdicts';

/** A server that this station meets for the first time; afterwards the page begins anew. */
function stranger(problem: Problem) {
  if (problem.kind !== 'refused' || problem.refusal.code !== 'SERVER_UNCONFIRMED') return undefined;
  return (
    <div class="page stack">
      <h2>{keyCard.first.title}</h2>
      <p>{keyCard.first.hint}</p>
      <FirstContact onKnown={() => location.reload()} />
    </div>
  );
}

mount(
  <MeetingPage name={words.title} instead={stranger}>
    {(feed) => (
      <StationProvider size={feed.view.size} role={feed.me.role}>
        <VerdictsProvider>
          <StationPage feed={feed} />
        </VerdictsProvider>
      </StationProvider>
    )}
  </MeetingPage>,
);
