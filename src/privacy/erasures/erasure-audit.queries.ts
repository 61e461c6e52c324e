import type { RecordType } from '../../common/audit/record-types.constants.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { ERASED_MENTION } from './erasure.constants.js';
import type { ErasurePlan } from './erasure-plan.reader.js';

/** The types of the records in whose texts words can be replaced, by their tables. The kind of an activity is its type. */
const RECORD_TYPES: Readonly<Record<string, { type: RecordType | null; leadId?: string }>> = {
  company: { type: 'company' },
  lead: { type: 'lead', leadId: 'id' },
  interaction: { type: 'interaction', leadId: 'lead_id' },
  task: { type: 'task', leadId: 'lead_id' },
  activity: { type: null },
  agreement: { type: 'agreement' },
  commitment: { type: 'commitment' },
  document: { type: 'document', leadId: 'lead_id' },
};

/**
 * Records in the audit trail which records had words replaced, so that clients and webhooks read them again. The entries say which
 * fields, and not what stood there.
 */
export async function auditReplacements(tx: Tx, { tables }: ErasurePlan): Promise<void> {
  for (const { table, changes } of tables) {
    const record = RECORD_TYPES[table.table];
    if (!record || changes.size === 0) continue;
    const { type, leadId } = record;
    const rows = await tx.sql.queryAll<{ id: string; version: number; type: RecordType; leadId: string | null }>(
      `SELECT id, version, ${type === null ? 'kind' : `'${type}'`} AS type, ${leadId ?? 'NULL'} AS "leadId"
       FROM ${table.table} WHERE id = ANY($1::uuid[]) ORDER BY id`,
      [[...changes.keys()]],
    );
    await tx.audit(
      ...rows.map((row) => ({
        action: 'mention_erased',
        entityType: row.type,
        entityId: row.id,
        version: row.version,
        leadId: row.leadId,
        changes: Object.fromEntries(
          [...changes.get(row.id)!.values.keys()].map((column) => [
            column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
            { before: null, after: ERASED_MENTION },
          ]),
        ),
      })),
    );
  }
}
