import { mount } from '../look';
import { MeetingPage } from '../acts/meeting-page';
import { station as words } from '../words/station';
import { StationPage } from './station';
import { StationProvider } from './use-station';
import { VerdictsProvider } from './use-verdicts';

mount(
  <MeetingPage name={words.title}>
    {(feed) => (
      <StationProvider size={feed.view.size} role={feed.me.role}>
        <VerdictsProvider>
          <StationPage feed={feed} />
        </VerdictsProvider>
      </StationProvider>
    )}
  </MeetingPage>,
);
