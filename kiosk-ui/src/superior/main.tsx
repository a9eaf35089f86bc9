import { useEffect, useState } from 'preact/hooks';
import { createApi, signInByLink, type Problem } from '../live';
import { mount } from '../look';
import { MeetingPage } from '../acts/meeting-page';
import type { Me } from '../view';
import { review as words } from '../words/review';
import { FiledMeetings } from './meetings';
import { ReviewOfMeeting } from './meeting';
import '../desk/desk.css';
import './superior.css';

/** A meeting of the address or of the account opens at once; otherwise the list of what was filed does. */
function SuperiorPage() {
  const [me, setMe] = useState<Me>();
  const [problem, setProblem] = useState<Problem>();
  const asked = new URLSearchParams(location.search);
  useEffect(() => {
    void signInByLink(createApi()).then((answer) =>
      answer.ok ? setMe(answer.value) : setProblem(answer.problem),
    );
  }, []);
  if (me && !asked.has('meeting')) return <FiledMeetings me={me} />;
  if (me || problem)
    return <MeetingPage name={words.title}>{(feed) => <ReviewOfMeeting feed={feed} />}</MeetingPage>;
  return null;
}

mount(<SuperiorPage />);
