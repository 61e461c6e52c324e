import type { FieldError } from '../../common/errors/domain.errors.js';

/** The kinds of subjects of a task. */
export const TASK_SUBJECT_KINDS = ['company', 'contact', 'lead', 'activity', 'agreement'] as const;
export type TaskSubjectKind = (typeof TASK_SUBJECT_KINDS)[number];

/** The columns of the subject of a task; at most one is set. */
export interface TaskSubject {
  companyId: string | null;
  contactId: string | null;
  leadId: string | null;
  activityId: string | null;
  agreementId: string | null;
}

/** The fields of a body that name a subject. */
export const SUBJECT_FIELDS = ['companyId', 'contactId', 'leadId', 'activityId', 'agreementId'] as const;

/** Returns the subject of a task after a body. Absent fields stay as they are; null clears a field. */
export function buildSubject(body: Partial<TaskSubject>, before?: TaskSubject): TaskSubject {
  const pickField = (name: (typeof SUBJECT_FIELDS)[number]) =>
    body[name] === undefined ? (before?.[name] ?? null) : (body[name] ?? null);
  return {
    companyId: pickField('companyId'),
    contactId: pickField('contactId'),
    leadId: pickField('leadId'),
    activityId: pickField('activityId'),
    agreementId: pickField('agreementId'),
  };
}

/** Returns an error for each subject of a task with several subjects; none when it has at most one. */
export function validateSubject(subject: TaskSubject): FieldError[] {
  const named = SUBJECT_FIELDS.filter((name) => subject[name] !== null);
  if (named.length < 2) return [];
  const detail = `A task can have one subject only, not ${named.join(' and ')}.`;
  return named.map((name) => ({ pointer: `/${name}`, code: 'task.one_subject', detail }));
}

/** The records that an interaction is about. */
export interface InteractionRelations {
  companyId: string | null;
  leadId: string | null;
  contactIds: readonly string[];
  activityId: string | null;
  agreementId: string | null;
}

/**
 * Returns the subject of the follow-up of an interaction: the lead, or else the company, a contact, the activity or the
 * agreement.
 */
export function getFollowUpSubject(interaction: InteractionRelations): TaskSubject {
  const none: TaskSubject = { companyId: null, contactId: null, leadId: null, activityId: null, agreementId: null };
  const { leadId, companyId, activityId, agreementId } = interaction;
  // The order of the contacts is not stored. Any contact is suitable, but it must always be the same one.
  const contactId = interaction.contactIds.toSorted()[0] ?? null;
  if (leadId) return { ...none, leadId };
  if (companyId) return { ...none, companyId };
  if (contactId) return { ...none, contactId };
  return activityId ? { ...none, activityId } : { ...none, agreementId };
}
