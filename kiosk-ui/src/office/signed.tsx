import { Button } from '../look';
import { useActing } from '../acts/acting';
import { StatementView } from '../review/statement';
import { saveText } from '../station/save';
import { office as words } from '../words/office';
import type { Signed } from './local';

/** The signed answer: the file for the clerk, and the same on paper. */
export function SignedAnswer({ signed, name }: { readonly signed: Signed; readonly name: string }) {
  const { view, names } = useActing();
  const { revision } = signed;
  return (
    <section class="stack" aria-labelledby="signed">
      <div class="stack no-print">
        <h2 id="signed" class="ok">
          ✓ {words.signed(revision)}
        </h2>
        <p class="sub">
          {words.signedText}
          {words.revise}
        </p>
        <div class="row">
          <Button
            kind="main"
            onPress={() => saveText(`${words.answerFile(view.meeting.title, revision)}.pxa`, signed.file)}
          >
            {words.saveAnswer}
          </Button>
          <Button onPress={() => print()}>{words.printAnswer}</Button>
        </div>
      </div>
      <article class="answer-paper stack" aria-label={words.paper}>
        <h3>{words.paper}</h3>
        <p>
          {view.meeting.body}：{view.meeting.title}
        </p>
        <StatementView statement={signed.statement} itemName={names.item} />
        <p class="stamp">
          {name}
          <br />
          {words.stamp}
        </p>
        <p class="fine">
          {words.paperCode(revision)} <code>{signed.hash}</code>
        </p>
      </article>
    </section>
  );
}
