/** The kinds of items in a timeline. */
export const TIMELINE_KINDS = [
  'interaction',
  'transition',
  'status',
  'task',
  'task_done',
  'task_dropped',
  'evidence',
  'realisation',
  'document',
  'consent',
  'activity',
  'ended',
  'participation',
  'participant',
  'registration',
  'check_in',
  'cancellation',
  'registrations',
  'check_ins',
  'cancellations',
  'meeting',
  'touch',
  'form_registration',
  'form_cancellation',
  'agreement_signed',
  'agreement_in_force',
  'agreement_expired',
  'agreement_terminated',
  'signature',
  'commitment_done',
  'created',
  'merged',
  'archived',
  'restored',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** The totals of a realisation. */
export class TimelineRealisation {
  /** @example "2026-10-31" */
  asOf: string;
  /** @example 40 */
  jobs: number;
  /** @example 12000000 */
  capexEur: number;
}

/** An item of a timeline. */
export class TimelineItemView {
  at: Date;
  /**
   * The kind of item. A `transition` is a change of stage and `status` a change of status. A `task` was created, and
   * `task_done` and `task_dropped` are its end. `created`, `merged`, `archived` and `restored` concern the record
   * itself. An `activity` began, and `ended` says that its end was processed. For a person, `participation` is a
   * journey with a delegation, `registration`, `check_in` and `cancellation` concern a seminar, and `signature`
   * concerns an agreement. A `meeting` was held according to a schedule, and a `touch` influenced a lead.
   * `form_registration` and `form_cancellation` came in through a form. A `document` is a version of a document. For an activity, `participant` is an invitation
   * or its answer, and `registrations`, `check_ins` and `cancellations` are the totals of a day.
   * @example "interaction"
   */
  kind: TimelineKind;
  /**
   * Id of the interaction, task, transition, evidence, realisation, consent, activity, participant, registration (also
   * one through a form), meeting, touch, agreement, commitment, version of a document or audit entry. The totals of a
   * day and signatures have an id that belongs to no record.
   */
  id: string;
  /**
   * A more exact type: the kind of interaction or evidence, the new stage or status, the purpose of the consent, the
   * kind of record, activity or document, the role or status of a participant, or the role of a party.
   * @example "meeting"
   */
  type: string | null;
  /** @example "Requirements of the European assembly plant" */
  title: string;
  /** The beginning of the note, at most 500 characters. */
  detail: string | null;
  /** @example "Stephan" */
  actorName: string;
  leadId: string | null;
  /** @example "LEAD-2026-0007" */
  leadReference: string | null;
  companyId: string | null;
  contactId: string | null;
  activityId: string | null;
  agreementId: string | null;
  /** The document of a version, or the one that is evidence. */
  documentId: string | null;
  /**
   * The due day of a task; null without one, and for other items.
   * @example "2026-12-15"
   */
  dueOn: string | null;
  /** The totals of a realisation; null for other items. */
  realisation: TimelineRealisation | null;
}

/** A page of a timeline, newest first. */
export class TimelinePageView {
  items: TimelineItemView[];
  /** Cursor of the next page; null on the last. */
  nextCursor: string | null;
}
