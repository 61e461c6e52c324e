import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { AuditLine } from '../../common/audit/audit-changes.rules.js';
import type { RequestContext } from '../../common/http/request-context.store.js';
import type { SqlClient } from '../connections/sql.client.js';
import { buildPayloads, LIVE_UPDATES_CHANNEL } from './live-update.rules.js';

/**
 * Appends entries, and publishes the changes for live updates. PostgreSQL delivers notifications when the transaction
 * commits, and forgets those of a transaction or a savepoint that is rolled back. One statement saves a round trip.
 */
const APPEND = `WITH appended AS (
    INSERT INTO audit_entry SELECT * FROM jsonb_populate_recordset(NULL::audit_entry, $1::jsonb)
  )
  SELECT pg_notify('${LIVE_UPDATES_CHANNEL}', payload) FROM unnest($2::text[]) AS payload`;

/** Creates the function that appends to the audit trail in a transaction. */
export function createAuditTrail(
  { sql, actor, now }: { sql: SqlClient; actor: Actor; now: Date },
  request: Pick<RequestContext, 'requestId' | 'importRow'> | undefined,
): (...lines: AuditLine[]) => Promise<void> {
  let published = 0;
  return async (...lines) => {
    const payloads = buildPayloads(lines, published);
    published += payloads.length;
    const entries = lines.map((line) => buildEntry(line));
    await sql.execute(APPEND, [JSON.stringify(entries), [...new Set(payloads)]]);
  };

  function buildEntry(line: AuditLine): object {
    return {
      id: uuidv7(),
      at: now,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      action: line.action,
      entity_type: line.entityType,
      entity_id: line.entityId,
      lead_id: line.leadId ?? null,
      other_lead_id: line.otherLeadId ?? null,
      changes: line.changes ?? {},
      request_id: request?.importRow ? null : (request?.requestId ?? null),
      import_id: request?.importRow?.importId ?? null,
      import_row: request?.importRow?.row ?? null,
    };
  }
}
