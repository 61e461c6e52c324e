import type { FieldError } from '../common/errors/domain.errors.js';

/** What a task can be about. */
export const TASK_SUBJECT_KINDS = ['company', 'contact', 'lead', 'activity', 'agreement'] as const;
export type TaskSubjectKind = (typeof TASK_SUBJECT_KINDS)[number];

/** The columns that name a task's subject; at most one is set. */
export interface TaskSubject {
  companyId: string | null;
  contactId: string | null;
  leadId: string | null;
  activityId: string | null;
  agreementId: string | null;
}

/** Fields of a body that name a subject. */
export const SUBJECT_FIELDS = ['companyId', 'contactId', 'leadId', 'activityId', 'agreementId'] as const;

/** The subject a body names, over the one a task has: absent fields stay, null ones are cleared. */
export function subjectOf(body: Partial<TaskSubject>, before?: TaskSubject): TaskSubject {
  const field = (name: (typeof SUBJECT_FIELDS)[number]) =>
    body[name] === undefined ? (before?.[name] ?? null) : (body[name] ?? null);
  return {
    companyId: field('companyId'),
    contactId: field('contactId'),
    leadId: field('leadId'),
    activityId: field('activityId'),
    agreementId: field('agreementId'),
  };
}

/** The complaint about a task with several subjects: one error for each; none when there is one subject or no subject. */
export function subjectErrors(subject: TaskSubject): FieldError[] {
  const named = SUBJECT_FIELDS.filter((name) => subject[name] !== null);
  if (named.length < 2) return [];
  const detail = `A task is about one thing at most, not about ${named.join(' and ')}.`;
  return named.map((name) => ({ pointer: `/${name}`, code: 'task.one_subject', detail }));
}

/** What an interaction is about. */
export interface InteractionRelations {
  companyId: string | null;
  leadId: string | null;
  contactIds: readonly string[];
  activityId: string | null;
  agreementId: string | null;
}

/** The subject of an interaction's follow-up: the lead, or else the company, or else whatever there is. */
export function followUpSubject(interaction: InteractionRelations): TaskSubject {
  const none: TaskSubject = { companyId: null, contactId: null, leadId: null, activityId: null, agreementId: null };
  const { leadId, companyId, activityId, agreementId } = interaction;
  // The order in which people were named is not kept; any of them will do, as long as it stays the same one.
  const contactId = interaction.contactIds.toSorted()[0] ?? null;
  if (leadId) return { ...none, leadId };
  if (companyId) return { ...none, companyId };
  if (contactId) return { ...none, contactId };
  return activityId ? { ...none, activityId } : { ...none, agreementId };
}
