import { CLOCK_TOLERANCE_MS } from '../common/clock/clock.tolerance.js';
import type { FieldError } from '../common/errors/domain.errors.js';
import type { InteractionRelations } from './task.subject.js';

/** The complaint about an interaction that has not taken place yet. */
export function futureErrors(occurredAt: Date, now: Date): FieldError[] {
  if (occurredAt.getTime() <= now.getTime() + CLOCK_TOLERANCE_MS) return [];
  const detail = 'An interaction has taken place: occurredAt cannot be in the future. Make a task for what is to come.';
  return [{ pointer: '/occurredAt', code: 'interaction.in_future', detail }];
}

/** The complaint about an interaction that is about nothing, naming every field that would do. */
export function relationErrors(relations: InteractionRelations): FieldError[] {
  const { companyId, leadId, contactIds, activityId, agreementId } = relations;
  if (companyId || leadId || contactIds.length > 0 || activityId || agreementId) return [];
  const fields = ['companyId', 'leadId', 'contactIds', 'activityId', 'agreementId'];
  const detail = `An interaction is about something: give at least one of ${fields.join(', ')}.`;
  return fields.map((field) => ({ pointer: `/${field}`, code: 'interaction.about_nothing', detail }));
}
