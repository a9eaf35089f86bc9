import { mount } from '../look';
import { MeetingPage } from '../acts/meeting-page';
import { chair as words } from '../words/page';
import { Chair } from './chair';

mount(<MeetingPage name={words.title}>{(feed) => <Chair feed={feed} />}</MeetingPage>);
