import { boolean, list, object, oneOf, optional, otherwise, string, whole, type Shape } from './read';

/** What is filed before a meeting, per person, and what came back (docs/acts.md, review). */

const readRecommendation = object({
  mode: oneOf('MEETING', 'TALK', 'PUBLIC_NOMINATION'),
  date: string,
  entitled: optional(whole),
  present: optional(whole),
  valid: optional(whole),
  votes: optional(whole),
  names: otherwise(list(string), []),
  seats: otherwise(whole, 1),
});
export type Recommendation = Shape<typeof readRecommendation>;

const readInspection = object({ check: string, date: string, note: optional(string) });
export type Inspection = Shape<typeof readInspection>;

const readConsultation = object({
  with: string,
  opinion: string,
  divergent: otherwise(boolean, false),
  resolution: optional(string),
});
export type Consultation = Shape<typeof readConsultation>;

export const readAttachment = object({ hash: string, name: string, size: whole });
export type Attachment = Shape<typeof readAttachment>;

export const readDossier = object({
  item: string,
  candidate: string,
  recommendations: otherwise(list(readRecommendation), []),
  inspections: otherwise(list(readInspection), []),
  consultations: otherwise(list(readConsultation), []),
  attachments: otherwise(list(readAttachment), []),
});
export type Dossier = Shape<typeof readDossier>;

export const readReviewFlag = object({
  rule: string,
  text: string,
  arithmetic: string,
  item: string,
  candidate: string,
});
export type ReviewFlag = Shape<typeof readReviewFlag>;

export const readItemReview = object({
  account: otherwise(string, ''),
  dossiers: otherwise(list(readDossier), []),
  flags: otherwise(list(readReviewFlag), []),
  internal: optional(string),
  steps: otherwise(
    list(
      object({
        type: string,
        at: string,
        by: string,
        answer: optional(string),
        note: optional(string),
        signers: optional(string),
      }),
    ),
    [],
  ),
});
export type ItemReview = Shape<typeof readItemReview>;

const readReport = object({
  number: whole,
  at: string,
  by: string,
  addressee: string,
  sha256: string,
  bytes: whole,
  recordSize: whole,
  documents: list(object({ name: string, sha256: string, size: whole })),
  answer: optional(
    object({
      answer: oneOf('RECEIVED', 'RETURNED'),
      at: string,
      by: string,
      person: string,
      receiptNumber: optional(string),
      remark: optional(string),
    }),
  ),
});
/** A package filed after appointments (任后备案), and what came back. */
export type Report = Shape<typeof readReport>;

export const readMeetingReview = object({
  twoLevels: otherwise(boolean, false),
  hold: optional(object({ reason: string, since: string, by: string })),
  attending: optional(
    object({
      attends: boolean,
      observer: optional(string),
      sealsInstead: optional(string),
      at: string,
    }),
  ),
  /** The card of the superior department that answers by sealed files. */
  superior: optional(object({ name: string, signing: string, code: string, revision: whole })),
  appointed: otherwise(boolean, false),
  minutesAgreed: otherwise(boolean, false),
  reports: otherwise(list(readReport), []),
});
export type MeetingReview = Shape<typeof readMeetingReview>;
