import { Injectable } from '@nestjs/common';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { findConstraintError } from '../../common/errors/problem-details.factory.js';
import { ListReader } from '../../common/lists/list.reader.js';
import { parseListRequest } from '../../common/lists/list-request.rules.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { lockLead } from '../model/lead-access.policy.js';
import { leadList } from '../model/lead.list.js';
import type { LeadView } from '../model/lead.view.js';
import { LeadsService } from '../records/leads.service.js';
import { LeadTransitionService } from '../transitions/lead-transition.service.js';
import { type BulkUpdateLeads, MAX_BULK_LEADS } from './lead-bulk-update.dto.js';
import type { BulkUpdateView } from './lead-bulk-update.view.js';

/** Changes many leads alike, each by the rights and rules of its own. */
@Injectable()
export class LeadBulkUpdateService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lists: ListReader,
    private readonly leads: LeadsService,
    private readonly transitions: LeadTransitionService,
  ) {}

  /**
   * Changes the leads in one transaction. A lead whose change is refused is skipped and stays as it is.
   * @throws 422 `lead.bulk_selection`, `lead.bulk_too_many`, `lead.bulk_empty`
   */
  update(body: BulkUpdateLeads, actor: Actor): Promise<BulkUpdateView> {
    assertHasChanges(body);
    const dryRun = body.dryRun ?? true;
    return this.work.run(actor, async (tx) => {
      // Leads are locked in the order of their ids, so that two requests cannot wait for each other.
      const ids = (await this.findIds(tx, body)).toSorted();
      const view: BulkUpdateView = { dryRun, succeeded: [], skipped: [] };
      await tx.sql.execute('SAVEPOINT bulk_update');
      for (const id of ids) await this.updateOne(tx, id, body, view);
      if (dryRun) await tx.sql.execute('ROLLBACK TO SAVEPOINT bulk_update');
      return view;
    });
  }

  private async updateOne(tx: Tx, id: string, body: BulkUpdateLeads, view: BulkUpdateView): Promise<void> {
    await tx.sql.execute('SAVEPOINT bulk_update_lead');
    try {
      const { reference, title, version } = await this.applyChanges(tx, id, body);
      view.succeeded.push({ id, reference, title, version });
      await tx.sql.execute('RELEASE SAVEPOINT bulk_update_lead');
    } catch (error) {
      const refusal = error instanceof CodedError ? error : findConstraintError(error);
      if (!refusal) throw error;
      await tx.sql.execute('ROLLBACK TO SAVEPOINT bulk_update_lead');
      view.skipped.push({ id, code: refusal.code, detail: refusal.message });
    }
  }

  private async applyChanges(tx: Tx, id: string, body: BulkUpdateLeads): Promise<LeadView> {
    const { lead } = await lockLead(tx, id);
    const removed = new Set(body.removeTags);
    const tags = [...new Set([...lead.tags, ...(body.addTags ?? [])])].filter((tag) => !removed.has(tag));
    const changed = await this.leads.update(tx, id, { ...body.changes, tags });
    return body.status ? this.transitions.setStatusIn(tx, id, body.status) : changed;
  }

  private async findIds(tx: Tx, { ids, filter }: BulkUpdateLeads): Promise<string[]> {
    if ((ids === undefined) === (filter === undefined)) {
      throw createInvalidFieldError('/ids', 'lead.bulk_selection', 'Exactly one of ids and filter is required.');
    }
    if (ids) return ids;
    const request = parseFilter(filter!, tx.actor);
    const { items, nextCursor } = await this.lists.readPageIn<LeadView>(tx.sql, leadList, request, tx.actor);
    if (!nextCursor) return items.map(({ id }) => id);
    const detail = `filter must match at most ${MAX_BULK_LEADS} leads; narrow it.`;
    throw createInvalidFieldError('/filter', 'lead.bulk_too_many', detail);
  }
}

/** Parses filters as `GET /leads` does, with errors that point into the body. */
function parseFilter(filter: Record<string, unknown>, actor: Actor) {
  const paging = ['limit', 'cursor', 'sort', 'count', 'sum'].filter((name) => Object.hasOwn(filter, name));
  if (paging.length > 0) {
    throw createInvalidFieldError(`/filter/${paging[0]}`, 'field.unknown', `filter has no ${paging[0]}.`);
  }
  try {
    return parseListRequest(leadList, { ...filter, limit: String(MAX_BULK_LEADS) }, findUserId(actor));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw createInvalidError(
      error.errors.map((each) => ({ ...each, pointer: each.pointer.replace(/^\?/, '/filter/') })),
    );
  }
}

function assertHasChanges({ changes, addTags, removeTags, status }: BulkUpdateLeads): void {
  const fields = [...Object.keys(changes ?? {}), ...(addTags ?? []), ...(removeTags ?? [])];
  if (fields.length > 0 || status) return;
  const detail = 'One of changes, addTags, removeTags and status is required.';
  throw createInvalidFieldError('/changes', 'lead.bulk_empty', detail);
}
