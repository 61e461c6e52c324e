import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import type { RowPhase } from '../model/import.constants.js';
import { IMPORT, type Import, type RowDecision } from '../model/import.entity.js';
import { hasImportedRows, hasUndoneRows, storeProgress } from '../runs/import-row.queries.js';
import { buildImportRowList } from '../runs/import.list.js';
import { assertStatus, createStatusError, lockImport } from '../runs/import.service.js';
import type { ImportRowView } from '../runs/import.view.js';
import { type DecidedRow, lockRow, storeCounts, storeDecision } from '../runs/row-decision.queries.js';
import { CANDIDATE_MISSING, findUsableRecord } from '../runs/row-decision.service.js';
import { updateCounts, type PlanChange } from './import-counts.rules.js';
import { RowPlanningService } from './row-planning.service.js';
import { DECIDABLE, isImported, isUndecided } from './decision.rules.js';

/** Service for what people decide about possible duplicates. */
@Injectable()
export class ImportDecisionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly entities: EntityImportRegistry,
    private readonly planning: RowPlanningService,
  ) {}

  /**
   * Decides about a possible duplicate, or takes the decision back. The row is planned again, so that its outcome is what the
   * run will do with it. A row of an import that has run waits again.
   * @throws 403, 404, 409 `import.status_not_allowed`, `import.row_not_undecided`, `import.candidate_missing`, 412, 422
   */
  decide(
    id: string,
    row: number,
    decision: RowDecision | null,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<ImportRowView> {
    const decide = async (tx: Tx) => {
      const found = await lockImport(tx, id, ifMatch);
      this.entities.assertMayReadRows(found.entity, actor);
      assertStatus(found, DECIDABLE, 'changed');
      if (await hasUndoneRows(tx.sql, id)) throw createStatusError('An import that is being undone cannot be changed.');
      const stored = await lockRow(tx.sql, id, row);
      if (!stored) throw createNotFoundError('import_row', String(row));
      assertUndecided(stored);
      await this.assertPossible(tx, found, stored, decision);
      await storeDecision(tx.sql, stored.id, decision);
      const changes = await this.planAgain(tx, found, { ...stored, decision });
      const [before, after] = [stored.decision, decision].map((one) => ({ decision: { row, decision: one } }));
      await updateRecord<Import>(tx, IMPORT, found, { set: {}, children: { before: before!, after: after! } });
      if (changes.length > 0) await this.countAgain(tx, found, changes);
      return readRecord<ImportRowView & Record<string, unknown>>(
        tx.sql,
        buildImportRowList(id),
        'import_row',
        stored.id,
        tx.actor,
      );
    };
    return this.work.run(actor, decide, { isRepeatable: true });
  }

  /** Plans a row again, with those that depend on it. @returns what changes in the rows that the import counts */
  private async planAgain(tx: Tx, found: Import, row: DecidedRow): Promise<PlanChange[]> {
    if (row.phase === 'uploaded') return [];
    const { plan, others } = await this.planning.planRow(tx, found, row);
    // An import that has run counts what it has done. The row waits again, like all others that are planned.
    const hasRun = found.status === 'done' || found.status === 'stopped';
    if (hasRun) return row.phase === 'done' ? [{ before: row, after: null }] : [];
    return [{ before: row, after: plan }, ...others];
  }

  private async countAgain(tx: Tx, found: Import, changes: readonly PlanChange[]): Promise<void> {
    // A check that was stopped has no counts, and one that has failed may not have counted its last rows.
    if (found.status === 'uploaded') return;
    if (found.status === 'failed') await storeProgress(tx.sql, found.id, await findCountedPhase(tx, found), 'failed');
    else await storeCounts(tx.sql, found.id, updateCounts(found, changes));
  }

  /** @throws 409 `import.candidate_missing`, 422 `import.candidate_unknown` */
  private async assertPossible(
    tx: Tx,
    { entity }: Import,
    { row, candidates }: DecidedRow,
    decision: RowDecision | null,
  ): Promise<void> {
    if (decision === null || typeof decision === 'string') return;
    const chosen = candidates.find(({ recordId }) => recordId === decision.recordId);
    if (!chosen) {
      const named = candidates.flatMap(({ name, recordId }) => (recordId === null ? [] : [`${recordId} (${name})`]));
      const detail =
        named.length > 0
          ? `decision.recordId must be a candidate of row ${row}: ${named.join(', ')}.`
          : `decision must be "create" or "skip", because row ${row} has no record among its candidates.`;
      throw createInvalidFieldError('/decision/recordId', 'import.candidate_unknown', detail);
    }
    if (await findUsableRecord(tx, this.entities.get(chosen.entity ?? entity), decision.recordId)) return;
    throw new CodedError('import.candidate_missing', CANDIDATE_MISSING);
  }
}

/** @throws 409 `import.row_not_undecided` */
function assertUndecided(row: DecidedRow): void {
  if (isUndecided(row)) return;
  const reason = isImported(row)
    ? 'it is imported already'
    : `it is no possible duplicate but "${row.outcome ?? 'not checked'}"`;
  throw new CodedError('import.row_not_undecided', `Row ${row.row} cannot be decided, because ${reason}.`);
}

/** Returns the phase of the rows that the progress of an import counts: those that are checked, or imported. */
async function findCountedPhase(tx: Tx, { id }: Import): Promise<RowPhase> {
  return (await hasImportedRows(tx.sql, id)) ? 'done' : 'checked';
}
