import type { FieldError } from '../../common/errors/domain.errors.js';
import { listNamedSubjects, type RecordSubject } from '../model/record-subject.rules.js';

/** Returns an error for each subject of a task with several subjects; none when it has at most one. */
export function validateSubject(subject: RecordSubject): FieldError[] {
  const named = listNamedSubjects(subject);
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
export function getFollowUpSubject(interaction: InteractionRelations): RecordSubject {
  const none: RecordSubject = { companyId: null, contactId: null, leadId: null, activityId: null, agreementId: null };
  const { leadId, companyId, activityId, agreementId } = interaction;
  // The order of the contacts is not stored. Any contact is suitable, but it must always be the same one.
  const contactId = interaction.contactIds.toSorted()[0] ?? null;
  if (leadId) return { ...none, leadId };
  if (companyId) return { ...none, companyId };
  if (contactId) return { ...none, contactId };
  return activityId ? { ...none, activityId } : { ...none, agreementId };
}
