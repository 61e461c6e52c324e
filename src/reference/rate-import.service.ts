import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/actor/actor.js';
import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import { conflict, invalidField } from '../common/errors/domain.errors.js';
import { todayIn } from '../common/reference/calendar.dates.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import {
  compareStaged,
  createStage,
  findChangedRates,
  mergeStaged,
  stageRates,
  type DayCounts,
} from './rate-import.queries.js';
import { parseHeading, parseRow, type ParsedRate, RateFileError } from './rate-import.rules.js';

/** Rates that go to the database at once. */
const BATCH_SIZE = 10_000;

/** How an import goes about rates that the table has otherwise. */
export interface RateImportOptions {
  /** Overwrite rates of the past. */
  allowChanges: boolean;
}

/** Imports reference rates from the file that the ECB publishes. */
@Injectable()
export class RateImportService {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Imports a file in one transaction: all of it, or nothing. A file that was imported before changes nothing.
   * @throws 422 `rates.file_invalid` naming the line, 409 `rates.changed` for other values of past days
   */
  import(file: Readable, { allowChanges }: RateImportOptions, actor: Actor): Promise<DayCounts> {
    return this.work.run(actor, async (tx) => {
      await createStage(tx.sql);
      await this.read(file, todayIn(AGENCY_ZONE, tx.now), (batch) => stageRates(tx.sql, batch));
      const counts = await compareStaged(tx.sql);
      if (counts.changed > 0 && !allowChanges) {
        const changed = await findChangedRates(tx.sql);
        const shown = changed.map(({ day, currency, before, after }) => `${day} ${currency} ${before} → ${after}`);
        const detail = `${counts.changed} days have other rates than the table: ${shown.join(', ')}, … Nothing was imported; allow changes to overwrite them.`;
        throw conflict('rates.changed', detail);
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
      if (line < 2) throw new RateFileError('The file has no rates.');
      await store(batch);
    } catch (error) {
      throw buildRefusal(error, line);
    }
  }
}

/** Turns an error of the file into one that names the line; other errors stay as they are. */
function buildRefusal(error: unknown, line: number): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (error instanceof RateFileError || code?.startsWith('CSV_')) {
    return invalidField('/file', 'rates.file_invalid', `Row ${line}: ${message} Nothing was imported.`);
  }
  // The primary key of the staged rates.
  if (code === '23505') {
    return invalidField('/file', 'rates.file_invalid', 'A day stands in the file twice. Nothing was imported.');
  }
  return error;
}
