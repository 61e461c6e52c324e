import type { RecordEntity } from '../database/record.entity.js';
import type { RecordKind } from '../database/record.store.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Leads } from '../leads/leads.service.js';

/**
 * The kind under which a change is audited that may move a record to another lead. The line of such a change tells of
 * both leads, so it belongs to the confidential one; usually to the lead the record was under.
 */
export async function auditedUnder<E extends RecordEntity>(
  tx: Tx,
  leads: Leads,
  kind: RecordKind<E>,
  from: string | null,
  to: string | null,
): Promise<RecordKind<E>> {
  if (from === null || to === null || from === to) return kind;
  const [before, after] = [await leads.peopleOf(tx, from), await leads.peopleOf(tx, to)];
  return after?.confidential && !before?.confidential ? { ...kind, leadIdOf: () => to } : kind;
}
