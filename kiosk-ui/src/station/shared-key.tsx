import { useState } from 'preact/hooks';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { nothing } from '../live';
import { Button, Table } from '../look';
import { custodianName } from '../words/acts';
import { station as words } from '../words/station';
import type { SharedKey } from './local';
import { useStation } from './use-station';

/** The shared key that concerns this station: the one it is a member of, or one that still wants members. */
export function sharedKeyOf(shared: readonly SharedKey[], role: string): SharedKey | undefined {
  const prefix = role === 'CUSTODIAN' ? 'CUSTODIAN_' : role.includes('SCRUTINEER') ? 'SCRUTINEER_' : '-';
  return (
    shared.find((key) => key.own > 0) ??
    shared.find((key) => key.custodian.startsWith(prefix) && key.joined.length < key.members)
  );
}

/** What this station can do now; others are waited for where nothing is. */
export function dueStep(key: SharedKey): number | undefined {
  if (key.own === 0) return 0;
  const mine = key.joined.find((one) => one.number === key.own)?.steps ?? 0;
  const all = key.joined.length === key.members && key.joined.every((one) => one.steps >= mine);
  return mine < words.sharedSteps.length && all ? mine : undefined;
}

/** K1 共同产生计票密钥: who takes part, how far each has come, and the one step that is due here. */
export function SharedKeyPart({ shared }: { readonly shared: SharedKey }) {
  const { me } = useActing();
  const { ask, busy } = useStation();
  const [holder, setHolder] = useState(me.name);
  const due = dueStep(shared);
  const finished =
    (shared.joined.find((one) => one.number === shared.own)?.steps ?? 0) >= words.sharedSteps.length;
  return (
    <section class="stack" aria-labelledby="shared">
      <h2 id="shared">{words.shared(custodianName(shared.custodian), shared.members, shared.threshold)}</h2>
      <p class="sub">{words.sharedText}</p>
      <Table
        caption={words.sharedTable}
        columns={[{ title: words.sharedNumber }, { title: words.holder }, { title: words.sharedAt }]}
        rows={Array.from({ length: shared.members }, (_, at) => {
          const member = shared.joined.find((one) => one.number === at + 1);
          return {
            key: String(at),
            cells: [
              at + 1,
              member ? `${member.holder}${member.number === shared.own ? words.sharedSelf : ''}` : '–',
              member ? words.sharedDone[member.steps] : words.sharedAbsent,
            ],
          };
        })}
      />
      {shared.tried ? (
        <p class="ok verdict">✓ {words.sharedTried(shared.threshold)}</p>
      ) : due === undefined ? (
        <p role="status">{finished ? words.sharedFinished : words.sharedWaits}</p>
      ) : (
        <>
          {due === 0 && <TextField label={words.holder} value={holder} onInput={setHolder} />}
          <div class="row">
            <Button
              kind="main"
              unavailable={
                busy === 'ceremony' ? words.making : due === 0 && !holder.trim() ? words.holder : undefined
              }
              onPress={() =>
                void ask('ceremony', { custodian: shared.custodian, holder: holder.trim() }, nothing)
              }
            >
              {busy === 'ceremony' ? words.making : words.sharedSteps[due]}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
