import { v7 as uuidv7 } from 'uuid';
import { type FieldError, createInvalidError } from '../../common/errors/domain.errors.js';
import type { LeadErrorCode } from '../pipeline/lead-violations.rules.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { LEAD, type Lead } from '../model/lead.entity.js';
import type { LeadRealisationView } from '../model/lead.view.js';
import { createLeadFieldError } from '../pipeline/lead.errors.js';
import { assertEvidenceDocuments, type EvidenceDocument } from './evidence-document.policy.js';
import type { CreateEvidence, CreateRealisation } from './lead-evidence.dto.js';
import { LeadEvidence, LeadRealisation } from './lead-evidence.entity.js';

/**
 * Checks that every piece of evidence has a url, a note or a document of the lead, which must be locked.
 * @returns the documents by their ids
 * @throws 422 `lead.evidence_empty`, `lead.evidence_elsewhere`, `reference.archived`, 409 `document.file_removed`
 */
export async function assertEvidence(
  tx: Tx,
  leadId: string,
  evidence: readonly CreateEvidence[],
  buildPointer: (index: number) => string,
): Promise<ReadonlyMap<string, EvidenceDocument>> {
  const detail = 'url, note or documentId is required for evidence.';
  const errors = evidence.flatMap(({ url, note, documentId }, index): FieldError<LeadErrorCode>[] =>
    url || note?.trim() || documentId ? [] : [{ pointer: buildPointer(index), code: 'evidence_empty', detail }],
  );
  if (errors.length > 0) throw createInvalidError(errors, 'lead.evidence_empty');
  const named = evidence.flatMap(({ documentId }, index) =>
    documentId ? [{ id: documentId, pointer: `${buildPointer(index)}/documentId` }] : [],
  );
  return assertEvidenceDocuments(tx, leadId, named);
}

/** Adds evidence to a lead, in the order given, after {@link assertEvidence}. Evidence cannot be removed. */
export async function addEvidence(tx: Tx, leadId: string, evidence: CreateEvidence[]): Promise<LeadEvidence[]> {
  const rows = evidence.map(({ kind, url = null, note = null, documentId = null }): LeadEvidence => ({
    id: uuidv7(),
    leadId,
    kind,
    url,
    note,
    documentId: documentId?.toLowerCase() ?? null,
    createdAt: tx.now,
    createdBy: tx.actor.id,
  }));
  if (rows.length > 0) await tx.manager.insert(LeadEvidence, rows);
  return rows;
}

/** Returns added evidence as a change for the audit trail; before the change the evidence is null. */
export function buildEvidenceChange(rows: LeadEvidence[]): { before: object; after: object } {
  if (rows.length === 0) return { before: {}, after: {} };
  const after = rows.map(({ id, kind, url, note, documentId }) => ({
    id,
    kind,
    url,
    note,
    ...(documentId !== null && { documentId }),
  }));
  return { before: { evidence: null }, after: { evidence: after } };
}

/**
 * Adds the figures of a day to a locked lead. The view of the lead includes them, so the lead gets a new version.
 * @throws 409 `lead.duplicate_realisation`, 422 for a day in the future
 */
export async function addRealisation(tx: Tx, lead: Lead, body: CreateRealisation): Promise<LeadRealisationView> {
  const { asOf, jobs, capexEur } = body;
  const today = getLocalDate(AGENCY_ZONE, tx.now);
  if (asOf > today) {
    const detail = `asOf ${asOf} is in the future; today is ${today}.`;
    throw createLeadFieldError('realisation_in_future', '/asOf', detail);
  }
  const figures = { id: uuidv7(), asOf, jobs, capexEur };
  const view: LeadRealisationView = { ...figures, createdAt: tx.now, createdBy: tx.actor.id };
  await tx.manager.insert(LeadRealisation, { ...view, leadId: lead.id });
  const children = { before: { realisations: null }, after: { realisations: [figures] } };
  await updateRecord(tx, LEAD, lead, { set: {}, children, action: 'realisation_added' });
  return view;
}
