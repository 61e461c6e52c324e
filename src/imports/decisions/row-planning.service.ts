import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Import } from '../model/import.entity.js';
import { listKeys, type WaitingRow } from '../runs/import-row.queries.js';
import { ImportHandler } from '../runs/import.handler.js';
import { findRowsWithKeys, type PlannedRow, putRowsBack, readPlannedRow } from '../runs/row-decision.queries.js';
import { RowOrderService } from '../runs/row-order.service.js';
import { buildNamingKey } from '../entities/named-keys.rules.js';
import type { RowResult } from '../rows/row-result.rules.js';
import type { PlanChange } from './import-counts.rules.js';

/** Maximum number of rows that are planned again after a decision. */
const MAX_PLANNED_ROWS = 100;

/** Plans decided rows again, so that an import says what its run will do. */
@Injectable()
export class RowPlanningService {
  constructor(
    private readonly handler: ImportHandler,
    private readonly order: RowOrderService,
  ) {}

  /**
   * Plans a row, the rows that are compared with it or name what it makes, and those that follow from these in turn. If they
   * are too many for a request, the others wait for a check again: a row says what the run will do, or nothing.
   * @returns the changes of the plans of the other rows, and the new plan of the row
   */
  async planRow(tx: Tx, settings: Import, row: PlannedRow): Promise<{ plan: RowResult; others: PlanChange[] }> {
    const tryRow = await this.handler.createTrial(tx, settings);
    const plan = await tryRow(row);
    const pending = new Set(await this.findDependentRows(tx, settings, row, plan));
    const tried = new Set([row.row]);
    const others: PlanChange[] = [];
    while (pending.size > 0 && others.length < MAX_PLANNED_ROWS) {
      const next = [...pending].reduce((one, other) => Math.min(one, other));
      pending.delete(next);
      tried.add(next);
      const later = await readPlannedRow(tx.sql, settings.id, next);
      if (!later) continue;
      const after = await tryRow(later);
      others.push({ before: later, after });
      if (after.outcome === later.outcome) continue;
      for (const each of await this.findDependentRows(tx, settings, later, after)) {
        if (!tried.has(each)) pending.add(each);
      }
    }
    if (pending.size > 0) {
      const waiting = await putRowsBack(tx.sql, settings.id, [...pending]);
      others.push(...waiting.map((before) => ({ before, after: null })));
    }
    return { plan, others };
  }

  /** Finds the later rows that share a key with a row or name what it names, and all rows that name the record of the row. */
  private async findDependentRows(
    { sql }: Tx,
    settings: Import,
    row: WaitingRow,
    { keys, namedKeys, namingKeys }: RowResult,
  ): Promise<number[]> {
    const shared = [...listKeys(keys), ...namedKeys, ...namingKeys];
    const later = await findRowsWithKeys(sql, settings.id, shared, row.row);
    const naming = this.order.listNamedKeys(settings, row.cells).map(buildNamingKey);
    const others = await findRowsWithKeys(sql, settings.id, naming, 0);
    return [...later, ...others];
  }
}
