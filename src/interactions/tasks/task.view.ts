import type { TaskStatus } from '../model/interaction.constants.js';
import type { SubjectKind } from '../model/record-subject.rules.js';

/** The subject of a task. */
export class TaskSubjectView {
  /** @example "lead" */
  kind: SubjectKind;
  id: string;
  /** @example "LEAD-2026-0007 European assembly plant" */
  label: string;
}

/** A task as clients see it. */
export class TaskView {
  id: string;
  /** @example "Send the site proposals" */
  title: string;
  /** @example "2026-12-15" */
  dueOn: string | null;
  assigneeId: string | null;
  /** @example "Stephan" */
  assigneeName: string | null;
  /** @example "open" */
  status: TaskStatus;
  /** The time at which it was done or dropped; null while it is open. */
  closedAt: Date | null;
  /** Whether the task is open and its due date has passed, in Europe/Brussels. */
  overdue: boolean;
  companyId: string | null;
  contactId: string | null;
  leadId: string | null;
  activityId: string | null;
  agreementId: string | null;
  subject: TaskSubjectView | null;
  /** The interaction whose follow-up this task is. */
  interactionId: string | null;
  /** The activity whose end created this task, because the contact attended it. */
  followUpOfActivityId: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
