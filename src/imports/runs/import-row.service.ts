import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { ExternalIdInput } from '../../common/external-ids/external-id.dto.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { chooseChanges, splitRowValues } from '../entities/row-body.rules.js';
import { resolveReferences } from '../entities/row-reference.reader.js';
import type {
  Body,
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  RowValues,
} from '../model/entity-import.constants.js';
import type { MatchKey } from '../model/import.constants.js';
import type { Import, RowCandidate, RowChange } from '../model/import.entity.js';
import { toRowErrors } from '../model/import-row.errors.js';
import { findEarlierCreations, findEarlierRow, storeHistoryLoaded } from './import-row.queries.js';
import { assertMayLoadHistory } from './initial-load.policy.js';
import { createRowConverter } from './row-conversion.rules.js';
import { NOTHING, type RowResult } from './row-result.rules.js';
import { toText } from '../entities/text-key.rules.js';

/** Maximum number of candidates that a row names. */
const MAX_CANDIDATES = 10;

/** The bookkeeping fields of a view, which are no changes of a row. */
const BOOKKEEPING = new Set(['updatedAt', 'version']);

/**
 * Plans a row and applies it, through the services of the API. A check does the same and takes it back, so that it says
 * beforehand exactly what the run does.
 */
@Injectable()
export class ImportRowService {
  private readonly validation = new RequestValidationPipe();

  /**
   * Applies a row in the given transaction.
   * @throws an error of the database or of the program; every error of the row is a result
   */
  async apply(tx: Tx, entity: EntityImport, settings: Import, row: number, values: RowValues): Promise<RowResult> {
    const converted: ConvertedRow = {
      values,
      body: {},
      system: settings.externalSystem,
      overwrite: new Set(settings.mapping.filter((entry) => entry.overwrite).map(({ field }) => field)),
      mode: settings.mode,
    };
    let keys: RowKeys = { same: [], similar: [] };
    try {
      if (settings.mode === 'initial_load') await assertMayLoadHistory(tx);
      const parts = splitRowValues(values, entity.references);
      converted.body = parts.body;
      const externalId = values['externalId'];
      if (entity.hasExternalIds && externalId !== undefined) {
        converted.body['externalIds'] = [{ system: converted.system, value: toText(externalId) }];
      }
      await resolveReferences(tx, parts.body, parts.references, entity.references, converted.system);
      await entity.completeBody?.(tx, converted);
      keys = entity.buildKeys(converted);
      const repeatsRow = await findEarlierRow(tx.sql, settings.id, row, keys.same);
      if (repeatsRow !== null) return { ...NOTHING, outcome: 'skip', repeatsRow, keys };
      const earlier = await this.findSimilarRow(tx, entity, settings, converted, row, keys);
      if (earlier) return { ...NOTHING, outcome: 'possible_duplicate', candidates: [earlier], keys };
      const result = await this.applyNew(tx, entity, settings, converted);
      return { ...result, keys };
    } catch (error) {
      const candidates = readCandidates(error);
      if (candidates) return { ...NOTHING, outcome: 'possible_duplicate', candidates, keys };
      const targets = buildTargets(entity);
      const errors = toRowErrors(error, converted.body, targets);
      if (!errors) throw error;
      return { ...NOTHING, outcome: 'error', errors };
    }
  }

  /** Finds the first earlier row that creates a record which is probably that of this row. */
  private async findSimilarRow(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    converted: ConvertedRow,
    row: number,
    { similar }: RowKeys,
  ): Promise<RowCandidate | null> {
    if (similar.length === 0 || !entity.isSimilar) return null;
    for (const earlier of await findEarlierCreations(tx.sql, settings.id, row, similar)) {
      const { values } = createRowConverter(settings).convert(earlier.cells);
      const { body } = splitRowValues(values, entity.references);
      if (entity.isSimilar(converted, body)) return { recordId: null, name: `row ${earlier.row}`, row: earlier.row };
    }
    return null;
  }

  private async applyNew(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    row: ConvertedRow,
  ): Promise<Omit<RowResult, 'keys'>> {
    const found = await this.findRecords(tx, entity, settings.matchKeys, row);
    if (found.length === 0) return this.create(tx, entity, settings, row);
    const views = await readViews(
      tx,
      entity,
      found.map(({ id }) => id),
    );
    const [view] = views;
    // Records that the person may not see do not count, because even a row that waits for them would tell of them.
    if (!view) return this.create(tx, entity, settings, row);
    if (views.length === 1 && !(found[0]!.key === 'name' && entity.isContradicted?.(row, view))) {
      return this.update(tx, entity, row, view);
    }
    const candidates = views.map((each) => ({ recordId: each.id, name: entity.getName(each), row: null }));
    return { ...NOTHING, outcome: 'possible_duplicate', candidates };
  }

  /** Finds the records of a row by its strongest keys. A name counts only where no other key finds a record. */
  private async findRecords(
    tx: Tx,
    entity: EntityImport,
    chosen: readonly MatchKey[],
    row: ConvertedRow,
  ): Promise<{ id: string; key: MatchKey }[]> {
    const keys = entity.matchKeys.filter((key) => chosen.length === 0 || chosen.includes(key));
    const found = new Map<string, MatchKey>();
    for (const key of keys) {
      if (key === 'name' && found.size > 0) break;
      for (const id of await entity.findIds(tx, row, key)) if (!found.has(id)) found.set(id, key);
    }
    return [...found].slice(0, MAX_CANDIDATES).map(([id, key]) => ({ id, key }));
  }

  private async create(
    tx: Tx,
    entity: EntityImport,
    { id: importId, mode }: Import,
    row: ConvertedRow,
  ): Promise<Omit<RowResult, 'keys'>> {
    const given = entity.buildCreateBody?.(row) ?? row.body;
    const body = this.validation.transform(given, { type: 'body', metatype: entity.createType }) as object;
    const id = uuidv7();
    if (entity.reusesRecords) await tx.sql.execute('SAVEPOINT import_create');
    let after = await entity.create(tx, row, body, id);
    if (after.id === id) {
      if (mode === 'initial_load' && entity.loadHistory) {
        await entity.loadHistory(tx, id);
        await storeHistoryLoaded(tx.sql, importId, tx.now);
      }
      return { ...NOTHING, outcome: 'create', recordId: id };
    }
    // The record was there before. It is read as it was, so that an undo can restore it.
    await tx.sql.execute('ROLLBACK TO SAVEPOINT import_create');
    const before = await entity.read(tx, after.id);
    after = await entity.create(tx, row, body, id);
    const changes = listChanges([...new Set([...Object.keys(row.body), 'status', 'archivedAt'])], before, after);
    return { ...NOTHING, outcome: 'update', recordId: after.id, changes };
  }

  private async update(
    tx: Tx,
    entity: EntityImport,
    row: ConvertedRow,
    view: RecordView,
  ): Promise<Omit<RowResult, 'keys'>> {
    const lists = { ...entity.combineLists?.(row, view), ...combineExternalIds(row.body, view) };
    const combined = ['externalIds', ...(entity.combinedFields ?? [])];
    const plain = Object.fromEntries(Object.entries(row.body).filter(([name]) => !combined.includes(name)));
    const wanted: Body = { ...chooseChanges(plain, view, row.overwrite), ...lists };
    let after = view;
    if (Object.keys(wanted).length > 0) {
      const body = this.validation.transform(wanted, { type: 'body', metatype: entity.updateType }) as object;
      after = await entity.update(tx, view.id, body);
    }
    const changes = listChanges(Object.keys(wanted), view, after);
    const outcome = changes.length > 0 ? 'update' : 'skip';
    return { ...NOTHING, outcome, recordId: view.id, changes };
  }
}

/** Reads the records that the person may see. Others do not count, because a candidate would tell of them. */
async function readViews(tx: Tx, entity: EntityImport, ids: readonly string[]): Promise<RecordView[]> {
  const views: RecordView[] = [];
  for (const id of ids) {
    try {
      views.push(await entity.read(tx, id));
    } catch (error) {
      if (!(error instanceof CodedError && error.kind === 'not_found')) throw error;
    }
  }
  return views;
}

/** Returns the ids in other systems with that of the row, where the record lacks it. */
function combineExternalIds(body: Body, view: RecordView): Body {
  const added = body['externalIds'] as ExternalIdInput[] | undefined;
  if (!added) return {};
  const stored = view['externalIds'] as ExternalIdInput[];
  const lacking = added.filter(({ system, value }) =>
    stored.every((each) => each.system !== system || each.value !== value),
  );
  return lacking.length === 0 ? {} : { externalIds: [...stored, ...lacking] };
}

function listChanges(fields: readonly string[], before: Body, after: Body): RowChange[] {
  return fields
    .filter((field) => !BOOKKEEPING.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }));
}

/** Returns the candidates of an error that refuses a likely duplicate. */
function readCandidates(error: unknown): RowCandidate[] | undefined {
  if (!(error instanceof CodedError) || !error.code.endsWith('.possible_duplicate')) return undefined;
  const candidates = (error.extra['candidates'] ?? []) as { id: string; name: string }[];
  return candidates.slice(0, MAX_CANDIDATES).map(({ id, name }) => ({ recordId: id, name, row: null }));
}

/** Returns the fields of the import by the fields of the body that references and ids in other systems fill. */
function buildTargets({ references }: EntityImport): Record<string, string> {
  const targets = Object.entries(references).map(([prefix, { target }]) => [target, prefix]);
  return { ...Object.fromEntries(targets), externalIds: 'externalId' };
}
