import { CodedError, createNotFoundError, createStaleVersionError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { lockRecord } from '../../database/records/record.store.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { SYSTEM, type Actor } from '../../common/actor/actor.constants.js';
import { type LeadPeople, canEditLead, canSeeLead, canUse } from '../../identity/access/access.policy.js';
import { LEAD, type Lead } from './lead.entity.js';
import { LEAD_WITH_EVIDENCE, leadList } from './lead.list.js';
import { type LeadRelations, readLeadRelations } from './lead.queries.js';
import type { LeadView } from './lead.view.js';

/** A locked lead with its related rows and counts, which were read under the lock. */
export interface LockedLead {
  lead: Lead;
  relations: LeadRelations;
}

/**
 * Locks a lead that the actor may know of. The lock keeps the lead, its people, its evidence and its history as they are;
 * interactions may still be added or archived before the transaction ends.
 * @throws 404
 */
export async function lockVisibleLead(tx: Tx, id: string): Promise<LockedLead> {
  const lead = await lockRecord(tx, LEAD, id);
  const relations = await readLeadRelations(tx.sql, id);
  if (!canSeeLead(tx.actor, buildPeople(lead, relations))) throw createNotFoundError('lead', id);
  return { lead, relations };
}

/**
 * Does the same as {@link lockVisibleLead} for a lead that the actor may change. Whether the actor may know of it is
 * checked first, so that an outsider learns nothing from a 403, 409 or 412.
 * @throws 404, 403 `lead.not_yours`
 */
export async function lockLead(tx: Tx, id: string): Promise<LockedLead> {
  const { lead, relations } = await lockVisibleLead(tx, id);
  if (!canEditLead(tx.actor, buildPeople(lead, relations))) {
    throw new CodedError(
      'lead.not_yours',
      'Only the owner, the project manager and the team of a lead, and managers, can change it.',
    );
  }
  return { lead, relations };
}

/**
 * Locks a lead that the actor has created in this transaction. The history that it brings belongs to its creation, also where
 * a colleague becomes the owner, who may change it afterwards.
 * @throws 404, 403 `lead.not_yours` for any other lead that the actor may not change
 */
export async function lockNewLead(tx: Tx, id: string): Promise<LockedLead> {
  const lead = await lockRecord(tx, LEAD, id);
  const isNew = lead.createdBy === tx.actor.id && lead.createdAt.getTime() === tx.now.getTime();
  return isNew ? { lead, relations: await readLeadRelations(tx.sql, id) } : lockLead(tx, id);
}

function buildPeople(lead: Lead, { teamIds }: LeadRelations): LeadPeople {
  return { ...lead, teamIds };
}

/**
 * Checks that a locked lead has the version that the caller has seen, and that it is not archived.
 * @throws 412, 409 `record.archived`
 */
export function assertCurrent(lead: Lead, ifMatch: number | undefined): void {
  if (ifMatch !== undefined && lead.version !== ifMatch) throw createStaleVersionError(lead.version);
  if (lead.archivedAt) throw new CodedError('record.archived', 'This lead is archived; restore it before changing it.');
}

/** Checks that the caller may know of a lead. @throws 404 */
export async function assertVisible(sql: SqlClient, id: string, actor: Actor): Promise<void> {
  await readRecord(sql, leadList, 'lead', id, actor, 'l.id');
}

/**
 * Returns a lead that the caller may see. It names no contacts and no interaction that the scopes of a key do not allow.
 * @throws 404
 */
export function readLead(sql: SqlClient, id: string, actor: Actor): Promise<LeadView> {
  return readLeadFor(sql, id, actor, actor);
}

async function readLeadFor(sql: SqlClient, id: string, actor: Actor, visibleTo: Actor): Promise<LeadView> {
  const lead = await readRecord<LeadView>(sql, leadList, 'lead', id, visibleTo, LEAD_WITH_EVIDENCE);
  return {
    ...lead,
    contacts: canUse(actor, 'contacts:read') ? lead.contacts : [],
    lastInteraction: canUse(actor, 'interactions:read') ? lead.lastInteraction : null,
  };
}

/**
 * Returns a lead right after the caller's own change to it. It is read as the system, because the caller must see the
 * result even when the change makes a confidential lead invisible to them.
 */
export function readLeadAfterChange(tx: Tx, id: string): Promise<LeadView> {
  return readLeadFor(tx.sql, id, tx.actor, SYSTEM);
}
