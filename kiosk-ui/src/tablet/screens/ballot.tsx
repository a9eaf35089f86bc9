import type { ComponentChildren } from 'preact';
import { Button, End, Footer, Icon, Main, OptionGroup, Screen } from '../../look';
import { postLines, type Candidate } from '../../view';
import { tabletWords } from '../../words/tablet';
import {
  isMarked,
  pagesOf,
  questionsOf,
  toggle,
  type Mark,
  type PaperPage,
  type PaperQuestion,
} from '../paper';
import type { Stage } from '../state';
import { usePage } from './context';
import { MeetingBar, VoteState } from './parts';

const words = tabletWords.ballot;

interface PageProps {
  readonly page: PaperPage;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly mark: (question: PaperQuestion, mark: Mark) => void;
}

/** T4 表决票: one person a screen, a list to choose from, or a table of persons and grades. */
export function Ballot({ stage }: { readonly stage: Stage & { screen: 'ballot' } }) {
  const { send } = usePage();
  const { paper, marks, at, changing } = stage;
  const pages = pagesOf(paper);
  const page = pages[at];
  if (!page) return null;
  const all = questionsOf(paper);
  const done = all.filter((question) => isMarked(marks[question.key])).length;
  const props: PageProps = {
    page,
    marks,
    mark: (question, mark) => send({ type: 'marked', marks: { ...marks, [question.key]: mark } }),
  };
  const last = changing || at === pages.length - 1;
  return (
    <Screen name={`ballot-${at}`}>
      <MeetingBar middle={words.of(at + 1, pages.length)} />
      <Main>
        {page.section.layout === 'persons' && <PersonPage {...props} />}
        {page.section.layout === 'list' && <ListPage {...props} />}
        {page.section.layout === 'grades' && <GradesPage {...props} />}
      </Main>
      <Footer>
        {at > 0 && !changing && (
          <Button onPress={() => send({ type: 'go', at: at - 1 })}>{words.previous}</Button>
        )}
        <span class="sub">{chosenInList(page, marks) ?? words.progress(done, all.length)}</span>
        <VoteState state="none" />
        <End>
          <Button kind="main" onPress={() => send(last ? { type: 'review' } : { type: 'go', at: at + 1 })}>
            {last ? words.toReview : words.next}
          </Button>
        </End>
      </Footer>
    </Screen>
  );
}

/** On a list what counts is the people chosen, not the one question answered. */
function chosenInList({ section, questions }: PaperPage, marks: PageProps['marks']): string | undefined {
  const [question] = questions;
  if (section.layout !== 'list' || !question) return undefined;
  return words.people(marks[question.key]?.answers.length ?? 0);
}

function optionsOf(question: PaperQuestion) {
  return question.answers.map((label, index) => ({ value: String(index), label }));
}

function chosen(mark: Mark | undefined): string | undefined {
  return mark?.answers[0] === undefined ? undefined : String(mark.answers[0]);
}

function PersonPage({ page, marks, mark }: PageProps) {
  const question = page.questions[0];
  const person = question?.person;
  if (!question || !person) return null;
  return (
    <>
      <div class="person">
        <h1 class="name">{person.name}</h1>
        {person.currentPost && (
          <p>
            {words.current}　{person.currentPost}
          </p>
        )}
        {postLines(person).map(({ word, post }) => (
          <p key={word}>
            {word}　<b>{post}</b>
          </p>
        ))}
      </div>
      <OptionGroup
        label={person.name}
        name={question.key}
        options={optionsOf(question)}
        value={chosen(marks[question.key])}
        onChoose={(value) => mark(question, toggle(question, undefined, Number(value)))}
      />
      <p class="rule">{words.single}</p>
    </>
  );
}

function ListPage({ page, marks, mark }: PageProps) {
  const question = page.questions[0];
  if (!question) return null;
  const now = marks[question.key];
  const count = now?.answers.length ?? 0;
  const full = count >= question.max;
  return (
    <>
      <h1>{page.section.item.title}</h1>
      <p class="left-over">
        <span class="sub">{words.listRule(question.max)}</span>
        <b role="status">{words.left(question.max - count)}</b>
      </p>
      <div class="choices-list" role="group" aria-label={page.section.item.title}>
        {question.answers.map((answer, index) => {
          const on = now?.answers.includes(index) ?? false;
          return (
            <Choice
              key={answer}
              on={on}
              unavailable={full && !on}
              onChange={() => mark(question, toggle(question, now, index))}
            >
              {answer}
              <span class="more">{question.listed[index]?.currentPost}</span>
            </Choice>
          );
        })}
      </div>
      <div class="choices-list blank-choice">
        <Choice
          on={now?.blank ?? false}
          onChange={() => mark(question, { answers: [], blank: !(now?.blank ?? false) })}
        >
          {words.blank}
          <span class="more">{words.blankHint}</span>
        </Choice>
      </div>
    </>
  );
}

function Choice(props: {
  readonly on: boolean;
  readonly unavailable?: boolean;
  readonly onChange: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <label class={props.on ? 'option on' : 'option'}>
      <input
        type="checkbox"
        checked={props.on}
        aria-disabled={props.unavailable ?? false}
        onChange={({ currentTarget }) => {
          // A full list takes no more; the line above says so, and the box stays in reach of those who listen.
          if (props.unavailable) currentTarget.checked = props.on;
          else props.onChange();
        }}
      />
      <span class="box">
        <Icon name="check" />
      </span>
      <span>{props.children}</span>
    </label>
  );
}

function GradesPage({ page, marks, mark }: PageProps) {
  return (
    <>
      <h1>{page.section.item.title}</h1>
      <p class="sub">{words.gradesRule}</p>
      <div class="grades">
        {page.questions.map((question) => (
          <div class="grade-row" key={question.key}>
            <Who person={question.person} />
            <OptionGroup
              small
              label={question.person?.name ?? question.text}
              name={question.key}
              options={optionsOf(question)}
              value={chosen(marks[question.key])}
              onChoose={(value) => mark(question, toggle(question, undefined, Number(value)))}
            />
          </div>
        ))}
      </div>
    </>
  );
}

function Who({ person }: { readonly person: Candidate | undefined }) {
  return (
    <p class="who">
      <b>{person?.name}</b>
      <span class="sub">{person?.currentPost}</span>
    </p>
  );
}
