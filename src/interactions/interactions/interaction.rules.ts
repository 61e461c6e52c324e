import { CLOCK_TOLERANCE_MS } from '../../common/time/local-times.rules.js';
import type { FieldError } from '../../common/errors/domain.errors.js';
import type { InteractionRelations } from '../tasks/task-subject.rules.js';

/** Returns an error for an interaction in the future. */
export function validateOccurredAt(occurredAt: Date, now: Date): FieldError[] {
  if (occurredAt.getTime() <= now.getTime() + CLOCK_TOLERANCE_MS) return [];
  const detail = 'occurredAt must not be in the future; create a task for a planned interaction.';
  return [{ pointer: '/occurredAt', code: 'interaction.in_future', detail }];
}

/** Returns errors for an interaction without a subject, one for each field that would provide one. */
export function validateRelations(relations: InteractionRelations): FieldError[] {
  const { companyId, leadId, contactIds, activityId, agreementId } = relations;
  if (companyId || leadId || contactIds.length > 0 || activityId || agreementId) return [];
  const fields = ['companyId', 'leadId', 'contactIds', 'activityId', 'agreementId'];
  const detail = `At least one of ${fields.join(', ')} is required.`;
  return fields.map((field) => ({ pointer: `/${field}`, code: 'interaction.about_nothing', detail }));
}
