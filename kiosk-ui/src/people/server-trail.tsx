import { useEffect, useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Refusal, Table } from '../look';
import { parseEntries, readEntryTexts, type Entry } from '../desk/entries';
import { dateTime, problemText } from '../words/common';
import { people as words } from '../words/people';
import { roleName } from '../words/roles';

/** Where the administrator sits; the server's own record belongs to no meeting with a zone of its own. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

function told(entry: Entry): string {
  const said = ['login', 'name', 'role', 'meeting', 'kind'].flatMap((field) => {
    const value = entry.data[field];
    return typeof value === 'string' ? [field === 'role' ? roleName(value) : value] : [];
  });
  return [words.serverActs[entry.type] ?? entry.type, ...said].join('　');
}

/** 系统留痕: what was done to accounts, devices and keys; `again` changes when something was done on this page. */
export function ServerTrail({ again }: { readonly again: unknown }) {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    let alive = true;
    void (async () => {
      const all: Entry[] = [];
      for (let from = 0; alive;) {
        const answer = await createApi().get(`/api/server/entries?from=${from}`, readEntryTexts);
        if (!alive) return;
        if (!answer.ok) return setProblem(answer.problem);
        if (answer.value.entries.length === 0) break;
        from += answer.value.entries.length;
        all.push(...parseEntries(answer.value.entries));
      }
      setEntries(all.reverse());
    })();
    return () => {
      alive = false;
    };
  }, [again]);
  return (
    <section class="stack" aria-label={words.serverTrail}>
      <h2>{words.serverTrail}</h2>
      {problem && <Refusal refusal={problemText(problem)} />}
      <Table
        caption={words.serverTrail}
        columns={[{ title: words.trailTime }, { title: words.trailBy }, { title: words.trailWhat }]}
        rows={entries.map((entry) => ({
          key: String(entry.number),
          cells: [dateTime(entry.at, zone), entry.by.name, told(entry)],
        }))}
      />
    </section>
  );
}
