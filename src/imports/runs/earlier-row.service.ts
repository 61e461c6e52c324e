import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { ConvertedRow, EntityImport, RowKeys } from '../model/entity-import.constants.js';
import { ImportRowError, NamedDuplicateError } from '../model/import-row.errors.js';
import { type EarlierRow, findEarlierCreations, findEarlierRows } from './import-row.queries.js';
import { compareRows, type RowComparison } from '../rows/row-comparison.rules.js';
import { buildConvertedRow, createConvertedRow } from '../rows/converted-row.factory.js';
import { NamedRecordService, type NamingContext } from './named-record.service.js';
import { createRowConverter } from '../rows/row-conversion.rules.js';

/** An earlier row of the file that says the same as a row. */
interface RepeatedRow {
  kind: 'repeated';
  earlier: EarlierRow;
  /** The earlier row as it was converted. */
  converted: ConvertedRow;
  /** The fields that the earlier row does not fill. */
  added: string[];
}

/** An earlier row of the file that may be about the same record, but says something else. */
interface SimilarRow {
  kind: 'similar';
  row: number;
  /** The record that the earlier row has created or is about; null where it is not imported. */
  recordId: string | null;
  /** Whether both rows have a key that one record alone has. */
  isSameRecord: boolean;
}

/** Compares rows with the earlier rows of their file. */
@Injectable()
export class EarlierRowService {
  constructor(private readonly namedRecords: NamedRecordService) {}

  /**
   * Finds the first earlier row that a row repeats, or else the first that may be about the same record. A row repeats
   * another one when no value of both differs. Two ids of another system do not differ where a stronger key is shared,
   * because that system then has the record twice.
   */
  async find(
    tx: Tx,
    entity: EntityImport,
    context: NamingContext,
    converted: ConvertedRow,
    keys: RowKeys,
  ): Promise<RepeatedRow | SimilarRow | null> {
    const { settings, row } = context;
    const converter = createRowConverter(settings);
    const similar: SimilarRow[] = [];
    for (const earlier of await findEarlierRows(tx.sql, settings.id, row, [...keys.unique, ...keys.same])) {
      const before = await this.rebuildRow(tx, entity, context, earlier, converter.convert(earlier.cells).values);
      const isSameRecord = before !== null && entity.buildKeys(before).unique.some((key) => keys.unique.includes(key));
      const compared = before && compareRows(entity, converted, before);
      const different = compared?.different.filter((field) => !(field === 'externalId' && isSameRecord));
      // A row that waits has no record that could keep another id.
      const isIdLost = earlier.outcome === 'possible_duplicate' && hasOtherId(compared);
      if (before && compared && different?.length === 0 && !isIdLost) {
        return { kind: 'repeated', earlier, converted: before, added: compared.added };
      }
      similar.push({ kind: 'similar', row: earlier.row, recordId: earlier.recordId, isSameRecord });
    }
    if (similar.length > 0) return similar.find(({ isSameRecord }) => isSameRecord) ?? similar[0]!;
    if (keys.similar.length === 0 || !entity.isSimilar) return null;
    for (const earlier of await findEarlierCreations(tx.sql, settings.id, row, keys.similar)) {
      const before = await this.rebuildRow(tx, entity, context, earlier, converter.convert(earlier.cells).values);
      if (before && entity.isSimilar(converted, before.body)) {
        return { kind: 'similar', row: earlier.row, recordId: earlier.recordId, isSameRecord: false };
      }
    }
    return null;
  }

  /** Rebuilds an earlier row; null where a record that it names can no longer be found. */
  private async rebuildRow(
    tx: Tx,
    entity: EntityImport,
    context: NamingContext,
    earlier: Pick<EarlierRow, 'row' | 'created'>,
    values: ConvertedRow['values'],
  ): Promise<ConvertedRow | null> {
    const { settings } = context;
    const row = createConvertedRow(settings, values);
    const find = this.namedRecords.createFinder(tx, this.namedRecords.continueWith(context, earlier));
    try {
      return await buildConvertedRow(tx, entity, settings, values, row, find);
    } catch (error) {
      if (error instanceof ImportRowError || error instanceof NamedDuplicateError) return null;
      throw error;
    }
  }
}

/** Checks whether a row has an id of another system that the compared one has not. */
function hasOtherId(compared: RowComparison | null): boolean {
  return compared !== null && [...compared.different, ...compared.added].includes('externalId');
}
