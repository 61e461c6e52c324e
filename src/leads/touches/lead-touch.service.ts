import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { CodedError, assertNoErrors, createNotFoundError } from '../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { lockLead, assertCurrent, assertVisible } from '../model/lead-access.policy.js';
import { LEAD, type Lead } from '../model/lead.entity.js';
import { narrowToLead } from '../model/lead.list.js';
import type { CreateTouch, UpdateTouch } from './lead-touch.dto.js';
import { DUPLICATE_TOUCH, LeadTouch, TOUCH } from './lead-touch.entity.js';
import { touchList } from './lead-touch.list.js';
import { validateTouch } from './lead-touch.rules.js';
import type { LeadTouchView } from './lead-touch.view.js';
import type { TouchChannel } from './lead-touch.constants.js';

/**
 * Returns the id of another touch of the same subject on the same day, whatever its origin. Served by
 * lead_touch_lead_id_idx.
 */
async function findSameTouch(sql: SqlClient, touch: LeadTouch): Promise<string | undefined> {
  const { id, leadId, activityId, agreementId, channel, occurredOn } = touch;
  const existing = await sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM lead_touch WHERE lead_id = $1::uuid AND occurred_on = $2::date AND id <> $3::uuid AND withdrawn_at IS NULL
       AND activity_id IS NOT DISTINCT FROM $4::uuid AND agreement_id IS NOT DISTINCT FROM $5::uuid
       AND channel IS NOT DISTINCT FROM $6::text ORDER BY id LIMIT 1`,
    [leadId, occurredOn, id, activityId, agreementId, channel],
  );
  return existing?.id;
}

const INITIAL_VALUES = buildInitialValues(LeadTouch);

/** A touch that a larger use case adds. It is about an activity, or about a channel when there is no activity. */
export interface NewTouch {
  activityId: string | null;
  channel: TouchChannel | null;
  occurredOn: string;
  note: string | null;
}

/**
 * Service for the touches that people add to a lead. Automatic touches are written together with the records from which
 * they follow (automatic-touches.store.ts).
 */
@Injectable()
export class LeadTouchService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns a touch of a lead. @throws 404 also when the caller may not know of the lead */
  async read(leadId: string, id: string, actor: Actor): Promise<LeadTouchView> {
    await assertVisible(this.sql, leadId, actor);
    return readView(this.sql, leadId, id, actor);
  }

  /**
   * Adds a touch.
   * @throws 404, 403 `lead.not_yours`, 409 `record.archived` and `touch.duplicate`, 422 `touch.one_subject`,
   * `touch.in_future`, `touch.after_win` and unknown references
   */
  async create(tx: Tx, leadId: string, body: CreateTouch, id: string = uuidv7()): Promise<LeadTouchView> {
    const lead = await lockActiveLead(tx, leadId);
    const touch = buildTouch(tx, id, leadId, {
      ...pickColumns(body, ['activityId', 'agreementId', 'channel', 'note'], INITIAL_VALUES),
      occurredOn: body.occurredOn ?? getLocalDate(AGENCY_ZONE, tx.now),
    });
    await assertValidTouch(tx, lead, touch);
    await insertRecord(tx, TOUCH, touch);
    return readView(tx.sql, leadId, touch.id, tx.actor);
  }

  /**
   * Adds a touch that follows from a registration. It does not check whether the actor may edit the lead.
   * When the lead already has the same touch on that day, that touch is used.
   * @returns the id of the touch
   */
  async addOnce(tx: Tx, leadId: string, given: NewTouch): Promise<string> {
    await lockLive(tx, LEAD, leadId);
    const touch = buildTouch(tx, uuidv7(), leadId, given);
    const existing = await findSameTouch(tx.sql, touch);
    if (existing) return existing;
    await insertRecord(tx, TOUCH, touch);
    return touch.id;
  }

  /** Restores a touch that {@link addOnce} added when `counts` is true, and withdraws it otherwise. */
  async setCounted(tx: Tx, leadId: string, id: string, isCounted: boolean): Promise<void> {
    await lockRecord(tx, LEAD, leadId);
    await (isCounted ? restoreRecord(tx, TOUCH, id) : archiveRecord(tx, TOUCH, id));
  }

  /** Updates a touch that was added by hand. @throws as {@link create}, 409 `touch.automatic`, 412 */
  async update(tx: Tx, leadId: string, id: string, body: UpdateTouch, ifMatch?: number): Promise<LeadTouchView> {
    const lead = await lockActiveLead(tx, leadId);
    await assertAddedByHand(tx, leadId, id);
    const touch = await lockLive(tx, TOUCH, id, ifMatch);
    const { role: _, occurredOn, ...change } = body;
    // A day that is cleared becomes today, like an absent day of a new touch.
    const day = occurredOn === null ? getLocalDate(AGENCY_ZONE, tx.now) : (occurredOn ?? touch.occurredOn);
    const set = { ...change, occurredOn: day };
    await assertValidTouch(tx, lead, { ...touch, ...set }, touch);
    await updateRecord(tx, TOUCH, touch, { set });
    return readView(tx.sql, leadId, id, tx.actor);
  }

  /** Withdraws a touch that was added by hand. It is marked and no longer counts. @throws 404, 403, 409, 412 */
  async withdraw(tx: Tx, leadId: string, id: string, ifMatch?: number): Promise<LeadTouchView> {
    await lockActiveLead(tx, leadId);
    await assertAddedByHand(tx, leadId, id);
    await archiveRecord(tx, TOUCH, id, ifMatch);
    return readView(tx.sql, leadId, id, tx.actor);
  }

  /** Restores a withdrawn touch, so that it counts again. @throws 404, 403, 409, 412, 422 `touch.after_win` */
  async restore(tx: Tx, leadId: string, id: string, ifMatch?: number): Promise<LeadTouchView> {
    const lead = await lockActiveLead(tx, leadId);
    await assertAddedByHand(tx, leadId, id);
    const touch = await lockRecord(tx, TOUCH, id, ifMatch);
    await assertValidTouch(tx, lead, touch, touch);
    await restoreRecord(tx, TOUCH, id);
    return readView(tx.sql, leadId, id, tx.actor);
  }
}

/** Builds a touch that is added by hand. */
function buildTouch(tx: Tx, id: string, leadId: string, given: Partial<LeadTouch>): LeadTouch {
  const columns = { ...INITIAL_VALUES, ...buildNewRecord(tx, id), leadId, ...given };
  return { ...columns, role: 'influence', origin: 'hand' } as LeadTouch;
}

/**
 * Locks a lead that the actor may change. The lock makes changes to the touches of one lead run one after the other.
 */
async function lockActiveLead(tx: Tx, leadId: string): Promise<Lead> {
  const { lead } = await lockLead(tx, leadId);
  assertCurrent(lead, undefined);
  return lead;
}

async function assertAddedByHand(tx: Tx, leadId: string, id: string): Promise<void> {
  const touch = await tx.manager.findOne(LeadTouch, { where: { id, leadId } });
  if (!touch) throw createNotFoundError('lead_touch', id);
  if (touch.origin === 'hand') return;
  const from = touch.origin === 'source' ? 'the source of the lead' : `the ${touch.origin} of a contact`;
  throw new CodedError('touch.automatic', `This touch follows from ${from}; change that record instead.`);
}

/** Checks a touch in the state that it is to have. @throws 409 `touch.duplicate`, 422 */
async function assertValidTouch(tx: Tx, lead: Lead, touch: LeadTouch, before?: LeadTouch): Promise<void> {
  const { activityId, agreementId, channel, occurredOn } = touch;
  const wonOn = lead.status === 'won' ? lead.closedOn : null;
  const today = getLocalDate(AGENCY_ZONE, tx.now);
  const errors = validateTouch({ activityId, agreementId, channel, occurredOn, today, wonOn });
  assertNoErrors(errors);
  const pickAdded = (field: 'activityId' | 'agreementId') => (touch[field] === before?.[field] ? null : touch[field]);
  await assertReferences(tx, [
    { table: 'activity', id: pickAdded('activityId'), pointer: '/activityId' },
    { table: 'agreement', id: pickAdded('agreementId'), pointer: '/agreementId' },
  ]);
  await assertNoDuplicate(tx, touch);
}

/** Refuses a second touch of the same subject on the same day, whatever its origin. */
async function assertNoDuplicate(tx: Tx, touch: LeadTouch): Promise<void> {
  const id = await findSameTouch(tx.sql, touch);
  if (!id) return;
  throw new CodedError(DUPLICATE_TOUCH, `The lead has this touch on ${touch.occurredOn} already (${id}).`, [], {
    existing: { id },
  });
}

function readView(sql: SqlClient, leadId: string, id: string, actor: Actor): Promise<LeadTouchView> {
  return readRecord<LeadTouchView & Record<string, unknown>>(
    sql,
    narrowToLead(touchList, leadId),
    'lead_touch',
    id,
    actor,
  );
}
