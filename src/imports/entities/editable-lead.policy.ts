import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { LeadsService } from '../../leads/records/leads.service.js';
import type { Body } from '../model/entity-import.constants.js';
import { createRowError } from '../model/import-row.errors.js';

/**
 * Checks that the person may edit the lead of a row. A single interaction may be logged on a lead of others; a file of them
 * would be a change of the lead.
 * @throws ImportRowError
 */
export async function assertEditableLead(tx: Tx, leads: LeadsService, { leadId }: Body): Promise<void> {
  if (typeof leadId !== 'string' || (await leads.canEdit(tx, leadId))) return;
  const detail =
    'Only the owner, the project manager and the team of a lead, and managers, can import into it. Let one of them import this row.';
  throw createRowError('lead.reference', 'lead.not_yours', detail);
}
