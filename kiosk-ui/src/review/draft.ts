import type { Attachment, Candidate, Consultation, Dossier, Recommendation } from '../view';

/** An account of a person while it is being written: everything is text until it is filed. */
export interface RecommendationDraft {
  readonly mode: Recommendation['mode'];
  readonly date: string;
  readonly entitled: string;
  readonly present: string;
  readonly valid: string;
  readonly votes: string;
  readonly names: string;
  readonly seats: string;
}

export interface InspectionDraft {
  readonly date: string;
  readonly note: string;
}

export interface ConsultationDraft {
  readonly with: string;
  readonly opinion: string;
  readonly divergent: boolean;
  readonly resolution: string;
}

export interface DossierDraft {
  readonly recommendations: readonly RecommendationDraft[];
  readonly inspections: Readonly<Record<string, InspectionDraft>>;
  readonly consultations: readonly ConsultationDraft[];
  readonly attachments: readonly Attachment[];
}

export const checks = ['ARCHIVES', 'PERSONAL_MATTERS', 'DISCIPLINE', 'COMPLAINTS', 'MATERIAL'] as const;

export function newRecommendation(mode: Recommendation['mode']): RecommendationDraft {
  return { mode, date: '', entitled: '', present: '', valid: '', votes: '', names: '', seats: '1' };
}

export const newConsultation: ConsultationDraft = { with: '', opinion: '', divergent: false, resolution: '' };

/** Where nothing is known: both ways of recommendation are asked for, unless the person is only relieved of a post. */
export function emptyDraft(candidate: Candidate): DossierDraft {
  return {
    recommendations: candidate.proposedPost ? [newRecommendation('TALK'), newRecommendation('MEETING')] : [],
    inspections: {},
    consultations: [newConsultation],
    attachments: [],
  };
}

const shown = (count: number | undefined) => (count === undefined ? '' : String(count));

/** A draft of what was filed before, to go on from. */
export function draftOf(dossier: Dossier): DossierDraft {
  return {
    recommendations: dossier.recommendations.map((one) => ({
      mode: one.mode,
      date: one.date,
      entitled: shown(one.entitled),
      present: shown(one.present),
      valid: shown(one.valid),
      votes: shown(one.votes),
      names: one.names.join('、'),
      seats: shown(one.seats),
    })),
    inspections: Object.fromEntries(
      dossier.inspections.map(({ check, date, note }) => [check, { date, note: note ?? '' }]),
    ),
    consultations: dossier.consultations.map((one: Consultation) => ({
      with: one.with,
      opinion: one.opinion,
      divergent: one.divergent,
      resolution: one.resolution ?? '',
    })),
    attachments: dossier.attachments,
  };
}

const isBlank = (one: RecommendationDraft) =>
  [one.date, one.entitled, one.present, one.valid, one.votes, one.names].every((text) => text.trim() === '');
const said = (one: ConsultationDraft) => one.with.trim() !== '' || one.opinion.trim() !== '';

/** Whether something was begun and not finished: a recommendation without its date, half a consultation. */
export function isIncomplete(draft: DossierDraft): boolean {
  return (
    draft.recommendations.some((one) => !isBlank(one) && one.date === '') ||
    draft.consultations.some((one) => said(one) && (one.with.trim() === '' || one.opinion.trim() === '')) ||
    Object.values(draft.inspections).some((one) => one.note.trim() !== '' && one.date === '')
  );
}

export function namesIn(text: string): readonly string[] {
  return text
    .split(/[、,，;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The account as it is filed: what was left blank is left out. */
export function dossierOf(item: string, candidate: string, draft: DossierDraft) {
  const number = (name: string, text: string) =>
    /^\d{1,6}$/.test(text.trim()) ? { [name]: Number(text.trim()) } : {};
  return {
    item,
    candidate,
    recommendations: draft.recommendations
      .filter((one) => one.date !== '')
      .map((one) => ({
        mode: one.mode,
        date: one.date,
        ...number('entitled', one.entitled),
        ...number('present', one.present),
        ...number('valid', one.valid),
        ...number('votes', one.votes),
        names: namesIn(one.names),
        seats: Math.max(1, Number(one.seats) || 1),
      })),
    inspections: checks.flatMap((check) => {
      const done = draft.inspections[check];
      return done && done.date !== ''
        ? [{ check, date: done.date, ...(done.note.trim() ? { note: done.note.trim() } : {}) }]
        : [];
    }),
    consultations: draft.consultations
      .filter((one) => one.with.trim() !== '' && one.opinion.trim() !== '')
      .map((one) => ({
        with: one.with.trim(),
        opinion: one.opinion.trim(),
        divergent: one.divergent,
        ...(one.divergent && one.resolution.trim() ? { resolution: one.resolution.trim() } : {}),
      })),
    attachments: draft.attachments,
  };
}

/** What is usually the same for all persons of a plan: the days of the checks, and who was asked. */
export function applied(to: DossierDraft, from: DossierDraft): DossierDraft {
  return {
    ...to,
    inspections: Object.fromEntries(
      checks.flatMap((check) => {
        const own = to.inspections[check];
        const other = from.inspections[check];
        return own?.date ? [[check, own]] : other?.date ? [[check, { date: other.date, note: '' }]] : [];
      }),
    ),
    consultations: to.consultations.some(said)
      ? to.consultations
      : from.consultations.map((one) => ({ ...newConsultation, with: one.with })),
  };
}

export interface Drafts {
  readonly account: string | undefined;
  /** By item and candidate. */
  readonly persons: Readonly<Record<string, DossierDraft>>;
}

export const personKey = (item: string, candidate: string) => `${item}/${candidate}`;

const place = (meeting: string) => `piaoxiang.filing.${meeting}`;

/** Drafts stay in this browser until they are filed or thrown away. */
export function keptDrafts(meeting: string): Drafts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(meeting)) ?? 'null');
    if (typeof kept === 'object' && kept !== null && 'persons' in kept) return kept as Drafts;
  } catch {
    // What cannot be read is no draft.
  }
  return { account: undefined, persons: {} };
}

export function keepDrafts(meeting: string, drafts: Drafts | undefined): void {
  try {
    if (drafts) localStorage.setItem(place(meeting), JSON.stringify(drafts));
    else localStorage.removeItem(place(meeting));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}
