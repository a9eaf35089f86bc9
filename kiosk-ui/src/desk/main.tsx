import { useEffect, useState } from 'preact/hooks';
import { createApi, signInByLink, type Problem } from '../live';
import { mount } from '../look';
import { MeetingPage } from '../acts/meeting-page';
import type { Me } from '../view';
import { roleNames } from '../words/roles';
import { Desk } from './desk';
import { Meetings } from './meetings';

/** A meeting of the address or of the account opens at once; otherwise the list does. */
function DeskPage() {
  const [me, setMe] = useState<Me>();
  const [problem, setProblem] = useState<Problem>();
  const asked = new URLSearchParams(location.search);
  useEffect(() => {
    void signInByLink(createApi()).then((answer) =>
      answer.ok ? setMe(answer.value) : setProblem(answer.problem),
    );
  }, []);
  const meeting = asked.get('meeting') ?? (asked.has('list') ? undefined : me?.meeting);
  if (me && meeting === undefined) return <Meetings me={me} />;
  if (me || problem)
    return <MeetingPage name={roleNames['CLERK']!}>{(feed) => <Desk feed={feed} />}</MeetingPage>;
  return null;
}

mount(<DeskPage />);
