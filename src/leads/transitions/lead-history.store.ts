import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { lockNewLead } from '../model/lead-access.policy.js';
import { LEAD, type Lead } from '../model/lead.entity.js';
import type { Stage } from '../pipeline/lead.constants.js';
import { appendTransition } from './lead-transition.store.js';

/** A stage with the day on which a lead entered it. */
interface EnteredStage {
  stage: Stage;
  occurredOn: string;
}

/**
 * Appends the stages that a lead passed before it was stored here. They are facts of another system, so no gate is
 * judged, and the win needs no second person: its verification is `imported`, by the importing person.
 * @param stages the stages after the first, in the order in which the lead entered them
 * @param findRecordedAt the instant from which a stage entered on a day counts as known; now if absent, so that reports
 * of past days stay as they are
 * @throws 404, 403 `lead.not_yours`, 422 `lead.stage_dates_out_of_order`, `lead.stage_date_in_future`
 */
export async function appendImportedStages(
  tx: Tx,
  id: string,
  stages: readonly EnteredStage[],
  findRecordedAt?: (day: string) => Date,
): Promise<void> {
  if (stages.length === 0) return;
  const { lead, relations } = await lockNewLead(tx, id);
  assertOrder(lead.receivedOn, stages, getLocalDate(AGENCY_ZONE, tx.now));
  const state = { ...lead };
  let seq = relations.lastSeq;
  for (const { stage, occurredOn } of stages) {
    const won =
      stage === 'invested' ? ({ status: 'won', closedOn: occurredOn, verification: 'imported' } as const) : {};
    const entry = { kind: 'stage', toStage: stage, occurredOn, recordedAt: findRecordedAt?.(occurredOn) } as const;
    await appendTransition(tx, state, { ...entry, seq: ++seq, ...('status' in won && { toStatus: won.status }) });
    Object.assign(state, { stage, stageEnteredOn: occurredOn, ...won });
  }
  const { stage, stageEnteredOn, status, closedOn, verification } = state;
  const set = { stage, stageEnteredOn, status, closedOn, verification };
  await updateRecord<Lead>(tx, LEAD, lead, { set, action: 'moved' });
}

function assertOrder(receivedOn: string, stages: readonly EnteredStage[], today: string): void {
  let before = { name: 'receivedOn', day: receivedOn };
  for (const { stage, occurredOn } of stages) {
    const pointer = `/stageDates/${stage}`;
    if (occurredOn > today) {
      const detail = `${pointer} ${occurredOn} must not be in the future.`;
      throw createInvalidFieldError(pointer, 'lead.stage_date_in_future', detail);
    }
    if (occurredOn < before.day) {
      const detail = `${pointer} ${occurredOn} must not be before ${before.name} ${before.day}.`;
      throw createInvalidFieldError(pointer, 'lead.stage_dates_out_of_order', detail);
    }
    before = { name: stage, day: occurredOn };
  }
}
