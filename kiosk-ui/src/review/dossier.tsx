import { Table } from '../look';
import type { Candidate, Dossier, ReviewFlag } from '../view';
import { percent } from '../words/common';
import { review as words } from '../words/review';
import { checks } from './draft';

/** What a reviewer should look at; a person decides. */
export function Flags({ flags }: { readonly flags: readonly ReviewFlag[] }) {
  if (flags.length === 0) return null;
  return (
    <ul class="review-flags" aria-label={words.flags}>
      {flags.map((flag) => (
        <li key={`${flag.rule} ${flag.text}`}>
          <b>⚑ {flag.text}</b> <span class="sub">{flag.arithmetic}</span> <code>{flag.rule}</code>
        </li>
      ))}
    </ul>
  );
}

interface DossierViewProps {
  readonly meeting: string;
  readonly candidate: Candidate;
  readonly dossier: Dossier | undefined;
  readonly flags: readonly ReviewFlag[];
}

/** The account of one person, as it was filed. */
export function DossierView({ meeting, candidate, dossier, flags }: DossierViewProps) {
  return (
    <div class="dossier stack">
      <Flags flags={flags} />
      {dossier ? (
        <>
          <Recommendations dossier={dossier} name={candidate.name} />
          <Inspections dossier={dossier} name={candidate.name} />
          <Consultations dossier={dossier} name={candidate.name} />
          <Attachments meeting={meeting} dossier={dossier} />
        </>
      ) : (
        <p class="sub">{words.noDossier}</p>
      )}
    </div>
  );
}

interface PartProps {
  readonly dossier: Dossier;
  readonly name: string;
}

const count = (value: number | undefined) => value ?? '—';

function Recommendations({ dossier, name }: PartProps) {
  return (
    <section>
      <h4>{words.recommendations}</h4>
      {dossier.recommendations.length === 0 ? (
        <p class="sub">{words.none}</p>
      ) : (
        <Table
          caption={`${name} ${words.recommendations}`}
          columns={[
            { title: words.mode },
            { title: words.date },
            { title: words.entitled, number: true },
            { title: words.present, number: true },
            { title: words.valid, number: true },
            { title: words.votes, number: true },
            { title: words.rate },
            { title: words.names },
            { title: words.seats, number: true },
          ]}
          rows={dossier.recommendations.map((one, at) => ({
            key: `${at}`,
            cells: [
              words.modes[one.mode],
              one.date,
              count(one.entitled),
              count(one.present),
              count(one.valid),
              count(one.votes),
              one.votes !== undefined && one.valid ? words.ofValid(percent(one.votes, one.valid)) : '—',
              one.names.join('、') || '—',
              one.seats,
            ],
          }))}
        />
      )}
    </section>
  );
}

function Inspections({ dossier, name }: PartProps) {
  return (
    <section>
      <h4>{words.inspections}</h4>
      <Table
        caption={`${name} ${words.inspections}`}
        columns={[{ title: words.check }, { title: words.date }, { title: words.note }]}
        rows={checks.map((check) => {
          const done = dossier.inspections.find((one) => one.check === check);
          return {
            key: check,
            cells: [
              <span class={done ? 'ok' : 'no'}>
                {done ? '✓' : '✕'} {words.checks[check]}
              </span>,
              done?.date ?? words.missing,
              done?.note ?? '',
            ],
          };
        })}
      />
    </section>
  );
}

function Consultations({ dossier, name }: PartProps) {
  return (
    <section>
      <h4>{words.consultations}</h4>
      {dossier.consultations.length === 0 ? (
        <p class="sub">{words.none}</p>
      ) : (
        <Table
          caption={`${name} ${words.consultations}`}
          columns={[
            { title: words.with },
            { title: words.opinion },
            { title: words.divergent },
            { title: words.resolution },
          ]}
          rows={dossier.consultations.map((one, at) => ({
            key: `${at}`,
            cells: [
              one.with,
              one.opinion,
              one.divergent ? <b class="no">{words.divergent}</b> : words.agreed,
              one.divergent ? (one.resolution ?? <span class="no">✕ {words.unresolved}</span>) : '',
            ],
          }))}
        />
      )}
    </section>
  );
}

function Attachments({ meeting, dossier }: { readonly meeting: string; readonly dossier: Dossier }) {
  return (
    <section>
      <h4>{words.attachments}</h4>
      {dossier.attachments.length === 0 ? (
        <p class="sub">{words.none}</p>
      ) : (
        <ul class="plain">
          {dossier.attachments.map(({ hash, name }) => (
            <li key={hash}>
              <a
                href={`/api/meetings/${encodeURIComponent(meeting)}/attachments/${hash}`}
                target="_blank"
                rel="noreferrer"
              >
                {name}
              </a>{' '}
              <code class="sub">{hash.slice(0, 16)}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
