import { Injectable } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { isBlank } from '../entities/row-body.rules.js';
import type { EntityImport, RecordView, RowValues } from '../model/entity-import.constants.js';
import type { Import, RowCandidate } from '../model/import.entity.js';
import type { WaitingRow } from './import-row.queries.js';
import { ImportRowService } from './import-row.service.js';
import { createRowConverter } from '../rows/row-conversion.rules.js';
import { readPlannedCreation } from './row-decision.queries.js';
import { NOTHING, type RowResult } from '../rows/row-result.rules.js';

/** The reason why a decision for a record cannot be carried out. */
export const CANDIDATE_MISSING = 'The chosen record is archived, merged or hidden from you; decide again.';

/**
 * Applies rows as people have decided about possible duplicates. A decision counts only while the row is a possible
 * duplicate, so that a mapping which finds the record without doubt, or none, is not contradicted.
 */
@Injectable()
export class RowDecisionService {
  constructor(
    private readonly rows: ImportRowService,
    private readonly entities: EntityImportRegistry,
  ) {}

  /**
   * Applies a row in the given transaction, which has a savepoint to which the caller rolls back.
   * @throws an error of the database or of the program; every error of the row is a result
   */
  async apply(tx: Tx, entity: EntityImport, settings: Import, row: WaitingRow, values: RowValues): Promise<RowResult> {
    const { decision } = row;
    if (!decision) return this.rows.apply(tx, entity, settings, row, values);
    await tx.sql.execute('SAVEPOINT import_decision');
    const undecided = await this.rows.apply(tx, entity, settings, row, values);
    const { outcome, candidates, keys, namingKeys } = undecided;
    // The candidates may be those of a company or a person that the row names.
    const named = candidates[0]?.entity ?? null;
    if (decision === 'skip') {
      await tx.sql.execute('ROLLBACK TO SAVEPOINT import_decision');
      return { ...NOTHING, outcome: 'skip', candidates, keys, namingKeys };
    }
    if (outcome === 'error') return undecided;
    if (
      decision !== 'create' &&
      !(await findUsableRecord(tx, named ? this.entities.get(named) : entity, decision.recordId))
    ) {
      await tx.sql.execute('ROLLBACK TO SAVEPOINT import_decision');
      const error = { field: null, code: 'import.candidate_missing', detail: CANDIDATE_MISSING };
      return { ...NOTHING, outcome: 'error', errors: [error], candidates, namingKeys };
    }
    const isPossible = decision === 'create' || candidates.some(({ recordId }) => recordId === decision.recordId);
    if (outcome !== 'possible_duplicate' || !isPossible) return { ...undecided, keepsDecision: false };
    await tx.sql.execute('ROLLBACK TO SAVEPOINT import_decision');
    if (decision === 'create' && !named) await this.applyEarlierRows(tx, entity, settings, candidates);
    const decided = { choice: decision, entity: named };
    const applied = await this.rows.apply(tx, entity, settings, row, values, decided);
    // The rows that are compared with this one are found by its keys also where it fails.
    return { ...applied, keys: applied.outcome === 'error' ? keys : applied.keys, candidates };
  }

  /**
   * Applies the earlier rows that a row resembles where they are only planned. A check takes each row back, and would
   * miss that a number or an address of this row is then taken.
   */
  private async applyEarlierRows(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    candidates: readonly RowCandidate[],
  ): Promise<void> {
    for (const { row } of candidates) {
      const earlier = row === null ? null : await readPlannedCreation(tx.sql, settings.id, row);
      if (!earlier) continue;
      await tx.sql.execute('SAVEPOINT import_earlier');
      const { values } = createRowConverter(settings).convert(earlier.cells);
      const { outcome } = await this.apply(tx, entity, settings, earlier, values);
      if (outcome !== 'create') await tx.sql.execute('ROLLBACK TO SAVEPOINT import_earlier');
    }
  }
}

/** Finds a record that is in use and that the person may see. */
export async function findUsableRecord(tx: Tx, entity: EntityImport, id: string): Promise<RecordView | null> {
  try {
    const view = await entity.read(tx, id);
    return isBlank(view['archivedAt']) ? view : null;
  } catch (error) {
    if (error instanceof CodedError && error.status === 404) return null;
    throw error;
  }
}
