import { mount } from '../look';
import { MeetingPage } from '../acts/meeting-page';
import { door as words } from '../words/page';
import { Door } from './door';

mount(<MeetingPage name={words.title}>{(feed) => <Door feed={feed} />}</MeetingPage>);
