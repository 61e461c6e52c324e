import { v7 as uuidv7 } from 'uuid';
import { countDays } from '../../common/time/calendar-dates.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Lead } from '../model/lead.entity.js';
import { LeadTransition } from './lead-transition.entity.js';
import type { LeadStatus, LostReason, Stage } from '../pipeline/lead.constants.js';

/** A new entry in the history of a lead. Fields that are left out stay as they are. */
export interface NewTransition {
  seq: number;
  kind: 'stage' | 'status';
  toStage?: Stage;
  toStatus?: LeadStatus;
  occurredOn: string;
  /** The instant from which the entry counts as known; now if absent. */
  recordedAt?: Date;
  note?: string | null;
  reason?: LostReason | null;
  lostToCountry?: string | null;
}

/** Appends an entry to the history of a locked lead. `lead` must hold the state before the change. */
export async function appendTransition(tx: Tx, lead: Lead, entry: NewTransition): Promise<LeadTransition> {
  const { toStage = lead.stage, toStatus = lead.status, note = null, reason = null, lostToCountry = null } = entry;
  const transition: LeadTransition = {
    id: uuidv7(),
    leadId: lead.id,
    seq: entry.seq,
    kind: entry.kind,
    fromStage: lead.stage,
    toStage,
    fromStatus: lead.status,
    toStatus,
    occurredOn: entry.occurredOn,
    recordedAt: entry.recordedAt ?? tx.now,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    note,
    reason,
    lostToCountry,
    // The day of the first transition may be stated as before the day on which the lead came in.
    daysInStage: Math.max(0, countDays(lead.stageEnteredOn, entry.occurredOn)),
  };
  await tx.manager.insert(LeadTransition, transition);
  return transition;
}
