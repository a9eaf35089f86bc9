import { useEffect, useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Main, Refusal, Table } from '../look';
import { useActing } from '../acts/acting';
import { FileAppointments } from '../filing/file';
import { problemText } from '../words/common';
import { desk as words } from '../words/desk';
import { paperName, readPapers, type PaperList } from './papers-list';

/** D5 文书. */
export function Papers() {
  const { view } = useActing();
  const [papers, setPapers] = useState<PaperList>();
  const [problem, setProblem] = useState<Problem>();
  const at = `/api/meetings/${encodeURIComponent(view.meeting.id)}`;
  useEffect(() => {
    void createApi()
      .get(`${at}/papers`, readPapers)
      .then((answer) => {
        setProblem(answer.ok ? undefined : answer.problem);
        if (answer.ok) setPapers(answer.value.papers);
      });
  }, [at, view.size]);
  return (
    <Main>
      <div class="page papers stack">
        <h1>{words.papersTitle}</h1>
        {problem && <Refusal refusal={problemText(problem)} />}
        {papers?.length === 0 && <p class="sub">{words.noPapers}</p>}
        {papers && papers.length > 0 && (
          <Table
            caption={words.papersTitle}
            columns={[{ title: words.file }, { title: words.download }]}
            rows={papers.map((paper) => ({
              key: paper.file,
              cells: [
                paperName(paper),
                paper.ready ? (
                  <a href={`${at}/papers/${encodeURIComponent(paper.file)}`} download>
                    {words.download}
                    <span class="unseen"> {paperName(paper)}</span>
                  </a>
                ) : (
                  (paper.whyNot ?? '')
                ),
              ],
            }))}
          />
        )}
        <p>
          <a class="btn" href={`${at}/export.zip`} download>
            {words.export}
          </a>
        </p>
        <FileAppointments />
      </div>
    </Main>
  );
}
