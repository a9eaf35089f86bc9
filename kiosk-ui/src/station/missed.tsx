import { useEffect, useRef, useState } from 'preact/hooks';
import { createApi, type MeetingFeed } from '../live';
import { Button } from '../look';
import { useActing } from '../acts/acting';
import { parseEntries, readEntryTexts, type Entry } from '../desk/entries';
import { entryTime, recordSentence } from '../words/acts';
import { common } from '../words/common';
import { station as words } from '../words/station';

type Live = Extract<MeetingFeed, { kind: 'live' }>;

/** What was written while this station was cut off, caught up from the record and listed until it has been read. */
export function Missed({ feed }: { readonly feed: Live }) {
  const { view, names } = useActing();
  const [missed, setMissed] = useState<readonly Entry[]>([]);
  const cutAt = useRef<number | undefined>(undefined);
  const meeting = view.meeting.id;
  const { size } = view;
  useEffect(() => {
    if (feed.state === 'offline' && cutAt.current === undefined) cutAt.current = size;
    const from = cutAt.current;
    if (feed.state !== 'connected' || from === undefined) return;
    if (size <= from) return;
    cutAt.current = undefined;
    void createApi()
      .get(`/api/meetings/${encodeURIComponent(meeting)}/entries?from=${from}`, readEntryTexts)
      .then((answer) => {
        if (answer.ok) setMissed((was) => [...was, ...parseEntries(answer.value.entries)]);
        // With the next entry they are asked for again.
        else cutAt.current ??= from;
      });
  }, [feed.state, size, meeting]);
  // Nothing was written meanwhile: a later entry is no missed one.
  useEffect(() => {
    if (feed.state !== 'connected' || cutAt.current === undefined) return undefined;
    const timer = setTimeout(() => (cutAt.current = undefined), 5_000);
    return () => clearTimeout(timer);
  }, [feed.state]);
  if (feed.state === 'offline')
    return (
      <p class="panel no-print" role="status">
        {words.cutOff(size)}
      </p>
    );
  if (missed.length === 0) return null;
  return (
    <section class="panel missed no-print" aria-label={words.missed}>
      <h2>{words.missed}</h2>
      <ol>
        {missed.map((entry) => (
          <li key={entry.number}>
            <span class="sub">
              {entry.number}　{entryTime(entry.at, names)}
            </span>{' '}
            {recordSentence(entry.type, entry.data, names)}
          </li>
        ))}
      </ol>
      <Button kind="quiet" onPress={() => setMissed([])}>
        {common.close}
      </Button>
    </section>
  );
}
