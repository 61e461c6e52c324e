import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { readChildren } from './company-children.store.js';
import { combineCompanies } from './company-merge.rules.js';
import { COMPANY, Company } from '../model/company.entity.js';
import { isSelfOrDescendant, lockHierarchy } from '../../database/records/record-hierarchy.queries.js';
import { readCompanyView } from './company.service.js';
import type { MergeCompany } from './company.dto.js';
import type { CompanyMergeView } from './company-merge.view.js';
import { type MergeRelation, MergeRelationRegistry } from '../merge/merge-relations.registry.js';
import { lockForMerge, moveRelations, runAndRollBack } from '../merge/record-merge.store.js';

/** Service that merges two companies into one. */
@Injectable()
export class CompanyMergeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MergeRelationRegistry,
  ) {}

  /**
   * Merges a company, the source, into another, the survivor. The survivor takes the values that it lacks, and
   * everything that refers to the source. The source is archived and points to the survivor. A dry run does the same
   * and rolls it back.
   * @throws 404, 409 when either is archived or was merged before, 412, 422
   */
  merge(id: string, body: MergeCompany, ifMatch: number | undefined, actor: Actor): Promise<CompanyMergeView> {
    const dryRun = body.dryRun ?? false;
    const relations = this.registry.list('company');
    return this.work.run(actor, async (tx) => {
      await lockHierarchy(tx, 'company');
      const { source, survivor } = await lockForMerge(tx, COMPANY, body.sourceId, id, ifMatch);
      const merged = dryRun
        ? await runAndRollBack(tx, () => mergeLocked(tx, relations, source, survivor))
        : await mergeLocked(tx, relations, source, survivor);
      return { dryRun, sourceId: source.id, ...merged };
    });
  }
}

async function mergeLocked(tx: Tx, mergeRelations: readonly MergeRelation[], source: Company, survivor: Company) {
  const below = await isSelfOrDescendant(tx, 'company', survivor.id, source.id);
  const above = await isSelfOrDescendant(tx, 'company', source.id, survivor.id);
  const { set, filled, added } = combineCompanies(survivor, source, !above);
  if (below) {
    // The survivor takes the place of the source in the hierarchy. Its former parents, which belong to the source, then
    // belong to the survivor.
    set.parentId = source.parentId;
    await tx.manager.update(Company, survivor.id, { parentId: source.parentId, updatedAt: tx.now });
  }
  const [before, beforeSource] = [await readChildren(tx, survivor.id), await readChildren(tx, source.id)];
  const relations = await moveRelations(tx, mergeRelations, source.id, survivor.id);
  const [after, afterSource] = [await readChildren(tx, survivor.id), await readChildren(tx, source.id)];
  await updateRecord(tx, COMPANY, survivor, {
    set,
    children: { before, after: { ...after, mergedFrom: { id: source.id, name: source.name } } },
    action: 'merged',
  });
  await updateRecord(tx, COMPANY, source, {
    set: { archivedAt: tx.now, mergedIntoId: survivor.id },
    children: { before: beforeSource, after: afterSource },
    action: 'merged',
  });
  return { filled, added, relations, company: await readCompanyView(tx, survivor.id) };
}
