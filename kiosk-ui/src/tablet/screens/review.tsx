import { useState } from 'preact/hooks';
import { Bar, Button, Dialog, End, Footer, Icon, Main, Screen } from '../../look';
import { postLines } from '../../view';
import { common } from '../../words/common';
import { tabletWords } from '../../words/tablet';
import { mayVote } from '../machine';
import {
  isMarked,
  unmarkedOf,
  whenUnmarked,
  type Mark,
  type PaperQuestion,
  type PaperSection,
} from '../paper';
import type { Stage } from '../state';
import { usePage } from './context';
import { trackerText, VoteState } from './parts';

const words = tabletWords.review;

/** T5 核对: what is marked and what is not; the worker encrypts meanwhile. */
export function Review({ stage }: { readonly stage: Stage & { screen: 'review' } }) {
  const { send, tablet } = usePage();
  const { paper, marks, tracker } = stage;
  const voting = mayVote(tablet.view);
  const [asking, setAsking] = useState(false);
  const unmarked = unmarkedOf(paper, marks);
  const required = unmarked.filter((question) => whenUnmarked(question) === 'required');
  const blank = unmarked.some((question) => whenUnmarked(question) === 'blank');
  const notYet =
    required.length > 0
      ? words.requiredLeft(required.length)
      : tracker === undefined
        ? words.encrypting
        : undefined;
  const noVote = notYet ?? (voting ? undefined : words.onlyTest);
  return (
    <Screen name="review">
      <Bar>
        <b>{words.title}</b>
        <VoteState state={tracker === undefined && required.length === 0 ? 'encrypting' : 'none'} />
        {tracker && (
          <End>
            {common.tracker} <b class="tracker">{trackerText(tracker)}</b>
          </End>
        )}
      </Bar>
      <Main>
        <h1 class="unseen">{words.title}</h1>
        <table class="table review-table">
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              <th scope="col">{words.post}</th>
              <th scope="col">{words.answer}</th>
              <th>
                <span class="unseen">{words.change}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {paper.sections.flatMap((section) =>
              section.questions.map((question) => (
                <Row key={question.key} section={section} question={question} mark={marks[question.key]} />
              )),
            )}
          </tbody>
        </table>
      </Main>
      <Footer>
        <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>
        {required.length === 0 && unmarked.length > 0 && (
          <b class="no">{words.someUnmarked(unmarked.length)}</b>
        )}
        <End>
          <span class="cluster">
            <Button
              kind={voting ? 'quiet' : 'main'}
              unavailable={notYet}
              onPress={() => send({ type: 'challenge' })}
            >
              {tabletWords.challenge.button}
            </Button>
            <span class="sub" role="status">
              {noVote ?? words.final}
            </span>
            <Button
              kind={voting ? 'main' : 'plain'}
              unavailable={noVote}
              onPress={() => (blank ? setAsking(true) : send({ type: 'submit' }))}
            >
              {words.submit}
            </Button>
          </span>
        </End>
      </Footer>
      {asking && (
        <Dialog
          title={words.confirmBlank}
          sentence={words.confirmBlankSentence}
          confirm={{ label: words.submit, onPress: () => send({ type: 'submit' }) }}
          cancel={{ label: words.chooseAgain, onPress: () => setAsking(false) }}
        />
      )}
    </Screen>
  );
}

function Row(props: {
  readonly section: PaperSection;
  readonly question: PaperQuestion;
  readonly mark: Mark | undefined;
}) {
  const { section, question, mark } = props;
  const { send } = usePage();
  const name = question.person?.name ?? section.item.title;
  const posts = question.person
    ? postLines(question.person).map(({ word, post }) => (word === '免去' ? `${word}${post}` : post))
    : [];
  return (
    <tr>
      <td>{name}</td>
      <td>{posts.length > 0 ? posts.join('；') : question.person?.currentPost}</td>
      <td>
        <Answer question={question} mark={mark} />
      </td>
      <td class="n">
        <Button kind="quiet" onPress={() => send({ type: 'change', key: question.key })}>
          {isMarked(mark) ? words.change : words.choose}
          <span class="unseen">{name}</span>
        </Button>
      </td>
    </tr>
  );
}

function Answer({ question, mark }: { readonly question: PaperQuestion; readonly mark: Mark | undefined }) {
  if (!isMarked(mark)) {
    const rule = whenUnmarked(question);
    return (
      <b class="no">
        {rule === 'blank' ? words.blank : rule === 'required' ? words.required : words.abstain}
      </b>
    );
  }
  const text = mark.blank
    ? tabletWords.ballot.blank
    : mark.answers.map((answer) => question.answers[answer]).join('、');
  return (
    <span class="marked">
      <Icon name="check" />
      {text}
    </span>
  );
}
