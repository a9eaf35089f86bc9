import { Refusal } from '../look';
import { desk as words } from '../words/desk';
import { entryTime } from '../words/acts';
import { useActing } from './acting';
import { useWitnesses } from './witnesses';

/** Who has cosigned how much of the record; alarms first. */
export function SeenBy() {
  const { view, names } = useActing();
  const witnesses = useWitnesses(view.meeting.id, view.size);
  if (!witnesses) return null;
  return (
    <section class="stack seen-by" aria-label={words.seenBy}>
      {witnesses.alarms.map((alarm) => (
        <Refusal
          key={`${alarm.kind} ${alarm.size} ${alarm.at}`}
          refusal={{
            title: words.alarms[alarm.kind],
            detail: words.alarmText(alarm.size, entryTime(alarm.at, names)),
            action: words.alarmAction,
            code: `RECORD_${alarm.kind}`,
          }}
        />
      ))}
      <h2>{words.seenBy}</h2>
      {witnesses.cosignatures.length === 0 && <p class="sub">{words.seenByNobody}</p>}
      <ul>
        {witnesses.cosignatures.map((cosigned) => (
          <li key={cosigned.witness}>
            {cosigned.name ?? cosigned.witness}
            {words.seenTo(cosigned.size)}
            {cosigned.at && <span class="sub">　{entryTime(cosigned.at, names)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
