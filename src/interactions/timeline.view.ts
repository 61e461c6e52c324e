/** What can happen to a company, a contact, a lead, an activity or an agreement. */
export const TIMELINE_KINDS = [
  'interaction',
  'transition',
  'status',
  'task',
  'task_done',
  'task_dropped',
  'evidence',
  'realisation',
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

/** Something that happened. */
export class TimelineItemView {
  at: Date;
  /**
   * What happened. `transition` is a move between stages, `status` one between statuses; `task` says that a task was
   * given, `task_done` and `task_dropped` what became of it; `created`, `merged`, `archived` and `restored` tell of the
   * record itself. `activity` says that one began, `ended` that its end was dealt with. Of a person, `participation` is a
   * journey with a delegation, `registration`, `check_in` and `cancellation` are about a seminar, `signature` is under an
   * agreement; `meeting` is one of a schedule that was held, `touch` what
   * influenced a lead, `form_registration` and `form_cancellation` came in by a form; of an activity, `participant` is the invitation or answer of one, `registrations`, `check_ins` and
   * `cancellations` sum up a day.
   * @example "interaction"
   */
  kind: TimelineKind;
  /**
   * Of the interaction, task, transition, evidence, realisation, consent, activity, participant, registration (by form too), meeting, touch, agreement,
   * commitment, or line of the audit trail; of the sum of a day and of a signature an id that is no record's.
   */
  id: string;
  /**
   * More exactly: the kind of interaction or evidence, the stage or status moved to, the purpose of the consent, the
   * kind of record or activity, the role or status of a participant, the role of a party.
   * @example "meeting"
   */
  type: string | null;
  /** @example "Requirements of the European assembly plant" */
  title: string;
  /** The beginning of what was noted: at most 500 characters. */
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
}

/** A page of a timeline, newest first. */
export class TimelinePageView {
  items: TimelineItemView[];
  /** Cursor of the next page; null on the last. */
  nextCursor: string | null;
}
