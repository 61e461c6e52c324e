import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../common/time/agency-zone.constants.js';
import { CodedError, createInvalidFieldError } from '../common/errors/domain.errors.js';
import { getLocalDate } from '../common/time/calendar-dates.rules.js';
import { UnitOfWork } from '../database/transactions/unit-of-work.transaction.js';
import {
  compareStaged,
  createStage,
  findChangedRates,
  mergeStaged,
  insertStagedRates,
  type DayCounts,
} from './rate-import.queries.js';
import { parseHeading, parseRow, type ParsedRate, RateFileError } from './rate-import.rules.js';

/** Number of rates that one statement stores. */
const BATCH_SIZE = 10_000;

/** Options of an import. */
export interface RateImportOptions {
  /** Whether to overwrite rates of the past. */
  allowChanges: boolean;
}

/** Imports reference rates from the file that the ECB publishes. */
@Injectable()
export class RateImportService {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Imports a file in one transaction. Importing the same file again changes nothing.
   * @throws 422 `rates.file_invalid` that names the line, 409 `rates.changed` for changed values of past days
   */
  import(file: Readable, { allowChanges }: RateImportOptions, actor: Actor): Promise<DayCounts> {
    return this.work.run(actor, async (tx) => {
      await createStage(tx.sql);
      await this.read(file, getLocalDate(AGENCY_ZONE, tx.now), (batch) => insertStagedRates(tx.sql, batch));
      const counts = await compareStaged(tx.sql);
      if (counts.changed > 0 && !allowChanges) {
        const changed = await findChangedRates(tx.sql);
        const shown = changed.map(({ day, currency, before, after }) => `${day} ${currency} ${before} → ${after}`);
        const detail = `${counts.changed} days have rates that differ from the table: ${shown.join(', ')}, … Nothing was imported; allow changes to overwrite them.`;
        throw new CodedError('rates.changed', detail);
      }
      if (counts.added + counts.changed === 0) return counts;
      await mergeStaged(tx.sql);
      const changes = { days: { before: null, after: counts } };
      await tx.audit({ action: 'imported', entityType: 'exchange_rate', entityId: uuidv7(), changes });
      return counts;
    });
  }

  private async read(file: Readable, today: string, store: (batch: ParsedRate[]) => Promise<void>): Promise<void> {
    let currencies: string[] | undefined;
    let batch: ParsedRate[] = [];
    let line = 0;
    try {
      const rows = file.pipe(parse({ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true }));
      file.once('error', (error) => rows.destroy(error));
      for await (const row of rows as AsyncIterable<string[]>) {
        line += 1;
        if (currencies === undefined) {
          currencies = parseHeading(row);
          continue;
        }
        batch.push(...parseRow(row, currencies, today));
        if (batch.length < BATCH_SIZE) continue;
        await store(batch);
        batch = [];
      }
      if (line < 2) throw new RateFileError('The file must contain rates.');
      await store(batch);
    } catch (error) {
      throw toCodedError(error, line);
    }
  }
}

/** Converts an error of the file to one that names the row. Other errors are returned unchanged. */
function toCodedError(error: unknown, line: number): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (error instanceof RateFileError || code?.startsWith('CSV_')) {
    return createInvalidFieldError('/file', 'rates.file_invalid', `Row ${line}: ${message} Nothing was imported.`);
  }
  // 23505 is unique_violation, here of the primary key of the staged rates.
  if (code === '23505') {
    return createInvalidFieldError(
      '/file',
      'rates.file_invalid',
      'Each day must occur only once in the file. Nothing was imported.',
    );
  }
  return error;
}
