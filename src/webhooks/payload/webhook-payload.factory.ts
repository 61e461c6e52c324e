import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { Changes } from '../../common/audit/audit-changes.rules.js';
import { RECORD_TYPES, type RecordType } from '../../common/audit/record-types.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { API_PREFIX } from '../../common/http/http.constants.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { auditList } from '../../audit/audit.list.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { canReadRecords } from '../../identity/access/record-permissions.rules.js';
import type { WebhookDelivery } from '../model/webhook-delivery.entity.js';
import { EventRecordReader } from './event-record.reader.js';
import { writePayload } from './webhook-payload.rules.js';

/** The fields of a delivery of which its payload is built. */
export type PayloadSource = Pick<
  WebhookDelivery,
  'id' | 'webhookId' | 'auditEntryId' | 'at' | 'type' | 'entityType' | 'entityId'
>;

interface AuditedChange {
  at: Date;
  changes: Changes;
}

/** Builds the bodies of requests, with the rights that the key of the webhook has at that moment. */
@Injectable()
export class WebhookPayloadFactory {
  constructor(
    private readonly sql: SqlClient,
    private readonly records: EventRecordReader,
  ) {}

  /**
   * Builds the body of an attempt: JSON of at most 256 KiB, to be signed and sent as it is. The record is read anew.
   * Returns null if the key may not see the change or the record, so that nothing may be sent.
   * @param key the key of the webhook, as {@link WebhookKeyReader} finds it
   */
  async build(delivery: PayloadSource, key: Actor): Promise<string | null> {
    const { auditEntryId, at, type, entityType, entityId } = delivery;
    if (auditEntryId === null) return writePayload({ type, at, entityType, entityId, changes: {}, record: null });
    const change = await this.findVisibleChange(auditEntryId, entityType, key);
    // An erased person is named by nothing but the id.
    const found =
      change && (type === 'contact.erased' ? { record: null } : await this.records.find(entityType, entityId, key));
    if (!change || !found) return null;
    return writePayload({ type, at: change.at, entityType, entityId, ...found, ...describeFile(delivery, change) });
  }

  /** Finds the entry of the audit trail, unless the key may not see it or records of its type. */
  private async findVisibleChange(id: string, entityType: string, key: Actor): Promise<AuditedChange | null> {
    if (!isRecordType(entityType) || !canReadRecords(key, entityType)) return null;
    try {
      return await readRecord<AuditedChange & Record<string, unknown>>(
        this.sql,
        auditList,
        'audit_entry',
        id,
        key,
        'a.at, a.changes',
      );
    } catch (error) {
      if (error instanceof CodedError && error.code === 'audit_entry.not_found') return null;
      throw error;
    }
  }
}

/** Returns the changes of an event, and the path of the file of a report that was written. */
function describeFile({ type, entityId }: PayloadSource, { changes }: AuditedChange) {
  if (type !== 'report.written') return { changes };
  return { changes, file: `/${API_PREFIX}/report-schedules/${entityId}/runs/${String(changes['run']?.after)}/file` };
}

function isRecordType(text: string): text is RecordType {
  return Object.hasOwn(RECORD_TYPES, text);
}
