import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Changes } from '../../../common/audit/audit-changes.rules.js';
import { CodedError, createInvalidError, createNotFoundError } from '../../../common/errors/domain.errors.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import { lockLive, lockRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { KINDS } from '../../activity.entity.js';
import { PARTICIPANT } from '../model/participant.entity.js';
import type { UpdateTravelDetails } from './travel-detail.dto.js';
import { TravelDetail } from '../model/travel-detail.entity.js';
import {
  NO_CLEAR_TEXT,
  pickTravelContent,
  type TravelContent,
  TravelDetailCipher,
} from '../model/travel-detail.cipher.js';
import { buildTravelDetailList } from './travel-detail.list.js';
import { readEncryptedDetails } from './travel-detail.queries.js';
import { isPastRetention } from './travel-detail.rules.js';
import { TRAVEL_FIELDS } from '../model/travel-detail.constants.js';
import type { TravelDetailsNote, TravelDetailsView } from './travel-detail.view.js';

/**
 * Stores, reads and deletes passport and dietary data. Their content is returned only to users who may read it, and
 * every reading is recorded in the audit trail.
 */
@Injectable()
export class TravelDetailService {
  constructor(
    private readonly cipher: TravelDetailCipher,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Replaces all travel details of a participant; absent fields become empty. This also replaces details whose key is
   * lost, so that they can be entered again.
   * @throws 404, 409 after the retention period, 422
   */
  replace(tx: Tx, delegationId: string, id: string, body: UpdateTravelDetails): Promise<TravelDetailsNote> {
    return this.write(tx, delegationId, id, body, 'replace');
  }

  /**
   * Updates some of the travel details; absent fields stay.
   * @throws 404, 409 after the retention period, 422 when all fields would be empty
   */
  update(tx: Tx, delegationId: string, id: string, body: UpdateTravelDetails): Promise<TravelDetailsNote> {
    return this.write(tx, delegationId, id, body, 'update');
  }

  /** Returns the travel details of a participant and records the reading. @throws 404 */
  async read(tx: Tx, delegationId: string, id: string): Promise<TravelDetailsView> {
    const list = buildTravelDetailList(delegationId);
    const view = await readRecord<Row>(tx.sql, list, 'travel_details', id, tx.actor);
    await recordReading(tx, id);
    const [details] = await this.decryptViews(tx.sql, [view]);
    return details!;
  }

  /** Deletes the travel details of a participant. @throws 404 */
  async remove(tx: Tx, delegationId: string, id: string): Promise<TravelDetailsNote> {
    await lockRecord(tx, KINDS.delegation, delegationId);
    await lockRecord(tx, { ...PARTICIPANT, only: { activityId: delegationId } }, id);
    const details = await tx.manager.findOneBy(TravelDetail, { participantId: id });
    if (!details) throw createNotFoundError('travel_details', id);
    await tx.manager.delete(TravelDetail, { participantId: id });
    await recordRemoval(tx, id);
    return { participantId: id, filled: [], updatedAt: tx.now, updatedBy: tx.actor.id };
  }

  /** Returns the views with their decrypted content. @throws 503 if this instance lacks the key */
  async decryptViews<View extends TravelDetailsView>(sql: SqlClient, views: readonly View[]): Promise<View[]> {
    const stored = await readEncryptedDetails(
      sql,
      views.map(({ id }) => id),
    );
    const rows = new Map(stored.map((row) => [row.participantId, row]));
    const decrypted: View[] = [];
    for (const view of views) {
      const row = rows.get(view.id);
      decrypted.push(row ? { ...view, ...(await this.cipher.decrypt({ ...view, ...row }, sql)) } : view);
    }
    return decrypted;
  }

  private async write(
    tx: Tx,
    delegationId: string,
    id: string,
    body: UpdateTravelDetails,
    method: 'replace' | 'update',
  ): Promise<TravelDetailsNote> {
    const delegation = await lockLive(tx, KINDS.delegation, delegationId);
    await lockLive(tx, { ...PARTICIPANT, only: { activityId: delegationId } }, id);
    const { endsOn, timezone } = delegation;
    if (isPastRetention(endsOn, getLocalDate(timezone, tx.now), this.settings.travelDetailDays)) {
      const detail = `Travel details cannot be stored, because the visit ended on ${endsOn} and they are kept for ${this.settings.travelDetailDays} days.`;
      throw new CodedError('travel_details.too_late', detail);
    }
    const stored = await tx.manager.findOneBy(TravelDetail, { participantId: id });
    const before = await this.decryptBefore(tx, stored, method);
    const after = pickTravelContent(method === 'update' ? { ...before, ...body } : body);
    const filled = TRAVEL_FIELDS.filter((field) => after[field] !== null);
    if (filled.length === 0) {
      const code = 'travel_details.empty';
      throw createInvalidError(
        [
          {
            pointer: '',
            code,
            detail: 'At least one field must have a value; use DELETE to remove all travel details.',
          },
        ],
        code,
      );
    }
    const changed = TRAVEL_FIELDS.filter((field) => after[field] !== before?.[field]);
    const { updatedAt, updatedBy } =
      changed.length > 0 || !stored ? { updatedAt: tx.now, updatedBy: tx.actor.id } : stored;
    if (changed.length > 0) {
      const rowId = stored?.id ?? uuidv7();
      const detailsEncrypted = await this.cipher.encrypt(tx, rowId, after);
      const row = { participantId: id, id: rowId, detailsEncrypted, ...NO_CLEAR_TEXT, updatedAt, updatedBy };
      await tx.manager.upsert(TravelDetail, row, ['participantId']);
      await auditTravelDetails(tx, id, 'travel_details_written', redact(changed, before));
    }
    return { participantId: id, filled, updatedAt, updatedBy };
  }

  /** Returns the content before a change; undefined if its key is lost and all of it is replaced. */
  private async decryptBefore(
    tx: Tx,
    stored: TravelDetail | null,
    method: 'replace' | 'update',
  ): Promise<TravelContent | undefined> {
    if (!stored) return pickTravelContent({});
    return method === 'replace' ? this.cipher.decryptIfReadable(stored, tx.sql) : this.cipher.decrypt(stored, tx.sql);
  }
}

/** A view as a row of SQL. */
type Row = TravelDetailsView & Record<string, unknown>;

/** Redacts changed fields: the result says which fields have changed, and whether they were readable, but not their values. */
function redact(fields: readonly string[], before: TravelContent | undefined): Changes {
  const change = { before: before ? null : 'unreadable', after: 'changed' };
  return Object.fromEntries(fields.map((field) => [field, change]));
}

/** Records that a user read the travel details of a participant. */
export function recordReading(tx: Tx, participantId: string): Promise<void> {
  return auditTravelDetails(tx, participantId, 'travel_details_read');
}

/** Records that the travel details of a participant were deleted. */
export function recordRemoval(tx: Tx, participantId: string): Promise<void> {
  return auditTravelDetails(tx, participantId, 'travel_details_removed');
}

function auditTravelDetails(tx: Tx, participantId: string, action: string, changes: Changes = {}): Promise<void> {
  return tx.audit({ action, entityType: PARTICIPANT.name, entityId: participantId, changes });
}
