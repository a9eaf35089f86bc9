import { useState } from 'preact/hooks';
import { Button, Main, Refusal } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { ActPanel } from '../acts/panel';
import { SeenBy } from '../acts/seen-by';
import { actName, entryTime, recordSentence } from '../words/acts';
import { problemText } from '../words/common';
import { desk as words } from '../words/desk';
import { mayDo, roleName } from '../words/roles';
import type { Entries } from './use-entries';
import './trail.css';

/** D6 操作留痕: the newest first; a correction is another entry. */
export function Trail({ entries }: { readonly entries: Entries }) {
  const { names, me } = useActing();
  const [wanted, setWanted] = useState('');
  const [correcting, setCorrecting] = useState<number>();
  const rows = entries.list
    .map((entry) => ({ entry, sentence: recordSentence(entry.type, entry.data, names) }))
    .filter(({ entry, sentence }) => `${entry.number} ${sentence} ${entry.by.name}`.includes(wanted.trim()))
    .reverse();
  return (
    <Main>
      <div class="page stack">
        <h1>{words.tabs.record}</h1>
        {entries.problem && (
          <Refusal refusal={{ ...problemText(entries.problem), title: words.loadFailed }} />
        )}
        <SeenBy />
        <TextField label={words.filterEntries} value={wanted} onInput={setWanted} type="search" />
        {correcting !== undefined && (
          <section class="panel" aria-label={words.addendumFor(correcting)}>
            <h2>{words.addendumFor(correcting)}</h2>
            <ActPanel type="ADDENDUM" fields={{ entry: correcting }} done={() => setCorrecting(undefined)} />
            <Button kind="quiet" onPress={() => setCorrecting(undefined)}>
              {words.collapse}
            </Button>
          </section>
        )}
        {rows.length === 0 && <p class="sub">{words.noEntries}</p>}
        <table class="table trail">
          <caption class="unseen">{words.tabs.record}</caption>
          <thead>
            <tr>
              <th scope="col" class="n">
                {words.entryNumber}
              </th>
              <th scope="col">{words.entryTime}</th>
              <th scope="col">{words.entryBy}</th>
              <th scope="col">{words.entryText}</th>
              <th scope="col">
                <span class="unseen">{words.addendum}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ entry, sentence }) => (
              <tr key={entry.number}>
                <td class="n">{entry.number}</td>
                <td class="time">{entryTime(entry.at, names)}</td>
                <td>
                  {entry.by.name} <span class="sub">{roleName(entry.by.role)}</span>
                </td>
                <td>
                  <span class="sub kind">{actName(entry.type)}</span> {sentence}
                </td>
                <td>
                  {mayDo(me.role, 'ADDENDUM') && (
                    <Button
                      kind="quiet"
                      label={words.addendumFor(entry.number)}
                      onPress={() => setCorrecting(entry.number)}
                    >
                      {words.addendum}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Main>
  );
}
