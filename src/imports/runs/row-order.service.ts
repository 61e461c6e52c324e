import { Injectable } from '@nestjs/common';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { buildNamedKeys, NAMED_ENTITIES } from '../entities/named-keys.rules.js';
import { REFERENCE_FINDERS } from '../entities/reference.queries.js';
import { splitRowValues } from '../entities/row-body.rules.js';
import { CREATABLE_ENTITIES } from '../model/import.constants.js';
import type { Import } from '../model/import.entity.js';
import type { WaitingRow } from './import-row.queries.js';
import { findNamedRows, readNextRows, storeNamedKeys } from '../entities/named-row.queries.js';
import { createRowConverter } from '../rows/row-conversion.rules.js';
import { IMPORTED } from '../rows/row-result.rules.js';

/** Maximum number of rows that wait for one another. */
const MAX_PATH = 100;
/** Number of rows whose keys are stored at once. */
const KEY_BATCH = 500;

/**
 * Finds the rows that have to be processed before a row that stands above them and names them, such as the parent of a
 * company. Each row still has a transaction of its own, so that nothing is left to a second pass.
 */
@Injectable()
export class RowOrderService {
  constructor(private readonly entities: EntityImportRegistry) {}

  /**
   * Returns a row that has to be processed before one that names it, because it stands below it; null where there is none.
   * @param path the rows that wait for one another
   */
  async findRowAhead(
    tx: Tx,
    settings: Import,
    { cells }: WaitingRow,
    path: ReadonlySet<number>,
  ): Promise<WaitingRow | null> {
    if (!this.hasOwnReferences(settings) || path.size > MAX_PATH) return null;
    const own = this.entities.get(settings.entity);
    const { values } = createRowConverter(settings).convert(cells);
    for (const [prefix, named] of Object.entries(splitRowValues(values, own.references).references)) {
      const { kind } = own.references[prefix]!;
      const entity = NAMED_ENTITIES[kind];
      if (!entity || entity !== settings.entity) continue;
      const rows = await findNamedRows(tx.sql, settings, buildNamedKeys(entity, named, settings.externalSystem));
      const waiting = rows.find(({ row, outcome }) => outcome === null && !path.has(row));
      const isMade = rows.some(({ outcome }) => outcome !== null && IMPORTED.has(outcome));
      if (!waiting || isMade) continue;
      if ((await REFERENCE_FINDERS[kind](tx, named, settings.externalSystem)).length === 0) return waiting;
    }
    return null;
  }

  /**
   * Stores the keys of the next rows, so that other rows can name them.
   * @returns whether the keys of all rows are stored
   */
  async storeNextKeys(sql: SqlClient, settings: Import): Promise<boolean> {
    const entity = CREATABLE_ENTITIES.find((each) => each === settings.entity);
    if (!entity || !this.hasOwnReferences(settings)) return true;
    const converter = createRowConverter(settings);
    const rows = await readNextRows(sql, settings.id, settings.keyedRow, KEY_BATCH);
    const last = rows.at(-1);
    if (!last) return true;
    const pairs = rows.flatMap(({ row, cells }) => {
      const { values } = converter.convert(cells);
      return buildNamedKeys(entity, values, settings.externalSystem).map((key) => ({ row, key }));
    });
    await storeNamedKeys(sql, settings.id, pairs, last.row);
    settings.keyedRow = last.row;
    return false;
  }

  /** Tells whether the rows of an import can name other rows of their file. */
  hasOwnReferences({ entity, mapping }: Import): boolean {
    const prefixes = Object.entries(this.entities.get(entity).references).flatMap(([prefix, { kind }]) =>
      NAMED_ENTITIES[kind] === entity ? [`${prefix}.`] : [],
    );
    return mapping.some(({ field }) => prefixes.some((prefix) => field.startsWith(prefix)));
  }
}
