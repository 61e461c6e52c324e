/** What can happen to a company, a contact or a lead. */
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
   * record itself.
   * @example "interaction"
   */
  kind: TimelineKind;
  /** Of the interaction, task, transition, evidence, realisation, consent, or line of the audit trail. */
  id: string;
  /**
   * More exactly: the kind of interaction or evidence, the stage or status moved to, the purpose of the consent, the
   * kind of record.
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
}

/** A page of a timeline, newest first. */
export class TimelinePageView {
  items: TimelineItemView[];
  /** Cursor of the next page; null on the last. */
  nextCursor: string | null;
}
