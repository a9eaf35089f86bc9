import { useEffect, useState } from 'preact/hooks';
import { createApi, nothing, type Problem } from '../live';
import { Bar, Button, Dialog, End, Main, mount, Refusal, Screen } from '../look';
import { common, problemText } from '../words/common';
import { index as words } from '../words/page';
import { readDemo, type Demo } from './demo';
import { DemoMeetingPart } from './meeting';
import '../acts/acts.css';
import './index.css';

const api = createApi({ timeoutMillis: 60_000 });
const againMillis = 1_000;

function Index() {
  const [demo, setDemo] = useState<Demo>();
  const [problem, setProblem] = useState<Problem>();
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState('');

  async function load() {
    const answer = await api.get('/demo.json', readDemo);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setDemo(answer.value);
  }
  useEffect(() => void load(), []);
  const preparing = demo?.meetings.some((meeting) => meeting.preparing) ?? false;
  useEffect(() => {
    if (!preparing) return undefined;
    const timer = setTimeout(() => void load(), againMillis);
    return () => clearTimeout(timer);
  }, [demo]);

  async function reset() {
    const answer = await api.post('/demo/reset', {}, nothing);
    setAsking(false);
    if (!answer.ok) return setProblem(answer.problem);
    await load();
    setTold(words.resetDone);
  }

  return (
    <Screen name="index">
      <Bar>
        <b>{common.product}</b>
        <span>{words.title}</span>
        {demo && (
          <End>
            <Button kind="quiet" onPress={() => setAsking(true)}>
              {words.reset}
            </Button>
          </End>
        )}
      </Bar>
      <Main>
        <div class="stack demo">
          <h1>{words.heading}</h1>
          <p class="sub">{words.intro}</p>
          {problem && (
            <Refusal
              refusal={
                problem.kind === 'unreachable'
                  ? problemText(problem)
                  : { ...problemText(problem), title: words.noDemo, action: words.noDemoAction }
              }
            />
          )}
          <p class="ok" role="status">
            {told}
          </p>
          {demo?.meetings.map((meeting) => (
            <DemoMeetingPart key={meeting.title} meeting={meeting} />
          ))}
        </div>
      </Main>
      {asking && (
        <Dialog
          title={words.resetTitle}
          confirm={{ label: words.reset, onPress: () => void reset() }}
          cancel={{ label: common.cancel, onPress: () => setAsking(false) }}
        >
          <p>{words.resetText}</p>
        </Dialog>
      )}
    </Screen>
  );
}

mount(<Index />);
