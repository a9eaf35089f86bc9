import { useEffect, useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Refusal } from '../look';
import { useActing } from '../acts/acting';
import { SelectField } from '../acts/fields';
import { itemName } from '../acts/select';
import { Submit } from '../acts/submit';
import { list, object, readMeetingView, string, type MeetingView } from '../view';
import type { Facts } from '../words/acts';
import { common, problemText } from '../words/common';
import { prepare } from '../words/prepare';
import { again, decided } from './again';

const words = prepare.reconsider;
const readMeetings = list(object({ id: string, title: string }));

/** 复议: an item of an earlier meeting, taken up again as a new item that names the first poll. */
export function Reconsider({
  agenda,
  done,
}: {
  readonly agenda: readonly Facts[];
  readonly done: () => void;
}) {
  const { view } = useActing();
  const [meetings, setMeetings] = useState<readonly { readonly id: string; readonly title: string }[]>();
  const [earlier, setEarlier] = useState<MeetingView>();
  const [item, setItem] = useState('');
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    void createApi()
      .get('/api/meetings', readMeetings)
      .then((answer) =>
        answer.ok
          ? setMeetings(answer.value.filter(({ id }) => id !== view.meeting.id))
          : setProblem(answer.problem),
      );
  }, [view.meeting.id]);
  async function choose(meeting: string) {
    setItem('');
    setEarlier(undefined);
    if (!meeting) return;
    const answer = await createApi().get(
      `/api/meetings/${encodeURIComponent(meeting)}/view`,
      readMeetingView,
    );
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setEarlier(answer.value);
  }
  const items = earlier ? decided(earlier) : [];
  const chosen = items.find(({ id }) => id === item);
  return (
    <div class="panel stack">
      <p class="sub">{words.hint}</p>
      {problem && <Refusal refusal={problemText(problem)} />}
      {meetings?.length === 0 && <p>{words.noMeetings}</p>}
      {meetings && meetings.length > 0 && (
        <div class="row">
          <SelectField
            label={words.meeting}
            value={earlier?.meeting.id ?? ''}
            empty={words.choose}
            options={meetings.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(meeting) => void choose(meeting)}
          />
          {earlier && items.length > 0 && (
            <SelectField
              label={words.item}
              value={item}
              empty={words.choose}
              options={items.map((one) => ({
                value: one.id,
                label: `${itemName(one)}　${one.outcome ? common.outcome[one.outcome] : ''}`,
              }))}
              onChange={setItem}
            />
          )}
        </div>
      )}
      {earlier && items.length === 0 && <p>{words.none}</p>}
      <Submit
        type="SET_AGENDA"
        label={words.confirm}
        data={{ items: chosen && earlier ? [...agenda, again(earlier, chosen, agenda)] : agenda }}
        missing={chosen ? undefined : words.choose}
        done={done}
      />
    </div>
  );
}
