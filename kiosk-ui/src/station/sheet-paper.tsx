import type { ComponentChildren } from 'preact';
import { dateTime } from '../words/common';
import { sheet as words } from '../words/sheet';
import { station as stationWords } from '../words/station';
import { boxLine, type AnswerName, type Answers, type Facts, type Signed } from './sheet-facts';

const short = (hash: string | undefined) => hash ?? '–';

/** The 核验单 as it is printed: one page of A4, whatever the screen is. */
export function Paper({
  facts,
  answers,
  signed,
}: {
  readonly facts: Facts;
  readonly answers: Answers;
  readonly signed: Signed | undefined;
}) {
  const row = (...names: readonly AnswerName[]) => (
    <tr key={names.join()}>
      {names.flatMap((name) => [
        <th key={name} scope="row">
          {words.labels[name]}
        </th>,
        <td key={`${name} value`} colSpan={names.length === 1 ? 3 : 1}>
          {answers[name]}
        </td>,
      ])}
    </tr>
  );
  return (
    <article class="sheet-paper" aria-label={words.title}>
      <h2>{words.title}</h2>
      <table>
        <tbody>
          {row('unit', 'name')}
          <tr>
            <th scope="row">{words.meeting}</th>
            <td colSpan={3}>
              {facts.title}　{facts.place}　{dateTime(facts.plannedStart, facts.timeZone)}
              {facts.handover && `　${words.handover(facts.handover.from, facts.handover.reason)}`}
            </td>
          </tr>
          <Group name={words.groups.before} />
          <tr>
            <th scope="row">{words.plan}</th>
            <td>{words.planItems(facts.before.items)}</td>
            <th scope="row">{words.labels.received}</th>
            <td>{answers.received}</td>
          </tr>
          {row('review', 'attends')}
          <Group name={words.groups.during} />
          {row('attendance', 'statements')}
          {row('principalLast', 'recusals')}
          {row('slips', 'count')}
          {row('result')}
          {row('advice')}
          {row('remarks')}
          <Group name={words.groups.after} />
          {row('minutes', 'date')}
        </tbody>
      </table>
      <table class="boxes">
        <thead>
          <tr>
            <th scope="col">{words.boxes}</th>
            <th scope="col">{words.box}</th>
            <th scope="col">{words.hashes}</th>
            <th scope="col">{words.verified}</th>
          </tr>
        </thead>
        <tbody>
          {facts.rounds.flatMap((round) =>
            round.polls.map((poll) => (
              <tr key={poll.uuid}>
                <td>
                  {stationWords.round(Number(round.round.slice(1)))} {poll.item}
                  {poll.category}
                </td>
                <td>{boxLine(poll)}</td>
                <td class="hash">
                  {short(poll.election)}
                  <br />
                  {short(poll.closedSet)}
                </td>
                <td>{round.hold ?? verdictOf(round)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <p class="fine">
        {words.record(facts.record.entries)}。{words.challenges(facts.challenges)}
        <br />
        {facts.program.jar ? `${words.jar} ${facts.program.jar}` : `${words.program}：${words.developer}`}
        {facts.program.pages && (
          <>
            <br />
            {words.pages} {facts.program.pages}
          </>
        )}
        {signed && (
          <>
            <br />
            {words.statement} {signed.hash}
            <br />
            {words.electronic} {signed.signature}
          </>
        )}
      </p>
      <p class="sign-line">
        {words.handSignature}　　{words.labels.date}：{answers.date || '＿＿＿＿＿＿＿＿'}
      </p>
    </article>
  );
}

function verdictOf(round: Facts['rounds'][number]): string {
  if (round.verdict === undefined) return '–';
  if (round.verdict !== 'valid') return words.failed;
  return round.bothPrograms ? words.bothSame : words.oneOnly;
}

function Group({ name }: { readonly name: ComponentChildren }) {
  return (
    <tr class="group">
      <th colSpan={4} scope="colgroup">
        {name}
      </th>
    </tr>
  );
}
