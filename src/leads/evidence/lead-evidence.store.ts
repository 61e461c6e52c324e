import { v7 as uuidv7 } from 'uuid';
import { type FieldError, createInvalidError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { LeadEvidence } from './lead-evidence.entity.js';
import type { CreateEvidence } from './lead-evidence.dto.js';

/** Checks that every piece of evidence has a url or a note. @throws 422 `lead.evidence_empty` */
export function assertHasContent(evidence: CreateEvidence[], buildPointer: (index: number) => string): void {
  const errors = evidence.flatMap(({ url, note }, index): FieldError[] =>
    url || note?.trim()
      ? []
      : [{ pointer: buildPointer(index), code: 'evidence_empty', detail: 'url or note is required for evidence.' }],
  );
  if (errors.length > 0) throw createInvalidError(errors, 'lead.evidence_empty');
}

/** Adds evidence to a lead, in the order given. Evidence cannot be removed. */
export async function addEvidence(tx: Tx, leadId: string, evidence: CreateEvidence[]): Promise<LeadEvidence[]> {
  const rows = evidence.map(({ kind, url = null, note = null }): LeadEvidence => ({
    id: uuidv7(),
    leadId,
    kind,
    url,
    note,
    createdAt: tx.now,
    createdBy: tx.actor.id,
  }));
  if (rows.length > 0) await tx.manager.insert(LeadEvidence, rows);
  return rows;
}

/** Returns added evidence as a change for the audit trail; before the change the evidence is null. */
export function buildEvidenceChange(rows: LeadEvidence[]): { before: object; after: object } {
  if (rows.length === 0) return { before: {}, after: {} };
  const after = rows.map(({ id, kind, url, note }) => ({ id, kind, url, note }));
  return { before: { evidence: null }, after: { evidence: after } };
}
