import { useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Button, Refusal } from '../look';
import { KeyCard } from '../scan/key-card';
import { object, string, type Shape } from '../view';
import { problemText } from '../words/common';
import { keyCard as words } from '../words/key-card';

const readServerCard = object({ serverKey: string, serverCard: string, serverCode: string });

/** 服务器登记卡: what stations hold the server against at their first contact. */
export function ServerCard() {
  const [card, setCard] = useState<Shape<typeof readServerCard>>();
  const [problem, setProblem] = useState<Problem>();
  async function show() {
    const answer = await createApi().get('/api/server', readServerCard);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setCard(answer.value);
  }
  return (
    <section aria-labelledby="server-card" class="stack">
      <h2 id="server-card">{words.server}</h2>
      <p class="sub">{words.serverHint}</p>
      {problem && <Refusal refusal={problemText(problem)} />}
      <div class="row">
        <Button kind={card ? 'quiet' : 'plain'} onPress={() => (card ? setCard(undefined) : void show())}>
          {card ? words.serverHide : words.serverShow}
        </Button>
      </div>
      {card && (
        <KeyCard
          title={words.server}
          about={words.serverAt(location.origin)}
          text={card.serverCard}
          codeLabel={words.code}
          code={card.serverCode}
          keys={[[words.serverKey, card.serverKey]]}
        >
          <p>{words.serverUse}</p>
        </KeyCard>
      )}
    </section>
  );
}
