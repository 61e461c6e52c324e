import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { AuditLine } from '../../common/audit/audit-changes.rules.js';
import type { RequestContext } from '../../common/http/request-context.store.js';
import type { SqlClient } from '../connections/sql.client.js';
import { buildGroupPattern, findEventType, getEventGroup } from './event-types.rules.js';
import { buildPayloads, LIVE_UPDATES_CHANNEL } from './live-update.rules.js';
import { buildDeliveryInsert } from './webhook-outbox.queries.js';

/**
 * Appends entries, and publishes the changes for live updates. PostgreSQL delivers notifications when the transaction
 * commits, and forgets those of a transaction or a savepoint that is rolled back. One statement saves a round trip.
 */
const APPENDED = `appended AS (
    INSERT INTO audit_entry SELECT * FROM jsonb_populate_recordset(NULL::audit_entry, $1::jsonb)
  )`;
const NOTIFY = `pg_notify('${LIVE_UPDATES_CHANNEL}', payload)`;
const APPEND = `WITH ${APPENDED} SELECT ${NOTIFY} FROM unnest($2::text[]) AS payload`;

/** The same for entries of which webhooks may be told. It returns the ids of the deliveries. */
const APPEND_EVENTS = `WITH ${APPENDED}, stored AS (${buildDeliveryInsert('$1::jsonb')})
  SELECT id FROM stored
  UNION ALL SELECT nullif(${NOTIFY}::text, '')::uuid FROM unnest($2::text[]) AS payload`;

/** The parts of a transaction that its audit trail needs. */
interface AuditTrailContext {
  sql: SqlClient;
  actor: Actor;
  now: Date;
  /** Takes the ids of the deliveries that the transaction has stored for webhooks. */
  onDeliveries: (ids: readonly string[]) => void;
}

/** Creates the function that appends to the audit trail in a transaction. */
export function createAuditTrail(
  { sql, actor, now, onDeliveries }: AuditTrailContext,
  request: Pick<RequestContext, 'requestId' | 'importRow'> | undefined,
): (...lines: AuditLine[]) => Promise<void> {
  let published = 0;
  return async (...lines) => {
    const payloads = buildPayloads(lines, published);
    published += payloads.length;
    const events = lines.map((line) => findEventType(line));
    const entries = lines.map((line, index) => ({ ...buildEntry(line), ...buildEvent(events[index]!) }));
    const values = [JSON.stringify(entries), [...new Set(payloads)]];
    if (events.every((type) => type === null)) {
      await sql.execute(APPEND, values);
      return;
    }
    const rows = await sql.queryAll<{ id: string | null }>(APPEND_EVENTS, values);
    onDeliveries(rows.flatMap(({ id }) => id ?? []));
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

function buildEvent(type: ReturnType<typeof findEventType>): object {
  return type ? { event_type: type, event_group: buildGroupPattern(getEventGroup(type)) } : {};
}
