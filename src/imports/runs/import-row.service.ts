import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { listValueChanges, type ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import type { ExternalIdInput } from '../../common/external-ids/external-id.dto.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { findRecords, readViews } from '../entities/known-records.reader.js';
import { chooseChanges } from '../entities/row-body.rules.js';
import { NAMED_ENTITIES } from '../entities/named-keys.rules.js';
import { isSameText } from '../entities/row-values.rules.js';
import type {
  Body,
  ConvertedRow,
  EntityImport,
  RecordView,
  RowValues,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import type { Import } from '../model/import.entity.js';
import type { CreatableEntity } from '../model/import.constants.js';
import { toRowErrors } from '../model/import-row.errors.js';
import { buildConvertedRow, createConvertedRow } from '../rows/converted-row.factory.js';
import { EarlierRowService } from './earlier-row.service.js';
import { storeHistoryLoaded, type WaitingRow } from './import-row.queries.js';
import { assertMayLoadHistory } from '../entities/initial-load.policy.js';
import { NamedRecordService, type NamingContext } from './named-record.service.js';
import {
  buildUntakenWarnings,
  buildWarnings,
  describeKeptValue,
  hasValue,
  listChangedParts,
} from '../rows/row-comparison.rules.js';
import {
  type AppliedDecision,
  buildTargets,
  NOTHING,
  readCandidates,
  type RowResult,
} from '../rows/row-result.rules.js';

/** The bookkeeping fields of a view, which are no changes of a row. */
const BOOKKEEPING = new Set(['updatedAt', 'version']);

/**
 * Plans a row and applies it, through the services of the API. A check does the same and takes it back, so that it says
 * beforehand exactly what the run does.
 */
@Injectable()
export class ImportRowService {
  private readonly validation = new RequestValidationPipe();

  constructor(
    private readonly earlierRows: EarlierRowService,
    private readonly namedRecords: NamedRecordService,
  ) {}

  /**
   * Applies a row in the given transaction.
   * @param decided the decision of a person about a row that is a possible duplicate
   * @throws an error of the database or of the program; every error of the row is a result
   */
  async apply(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    waiting: WaitingRow,
    values: RowValues,
    decided: AppliedDecision | null = null,
  ): Promise<RowResult> {
    await tx.sql.execute('SAVEPOINT import_attempt');
    const result = await this.applyOnce(tx, entity, settings, waiting, values, decided);
    const unpriced = settings.unreadable === 'leave_out' ? findUnpricedAmount(result) : null;
    const isOwn = Object.keys(values).some((name) => name.startsWith(`${unpriced}.`));
    if (unpriced !== null && isOwn) {
      await tx.sql.execute('ROLLBACK TO SAVEPOINT import_attempt');
      const kept = Object.entries(values).filter(([name]) => !name.startsWith(`${unpriced}.`));
      const again = await this.apply(tx, entity, settings, waiting, Object.fromEntries(kept), decided);
      const detail = 'There is no reference rate of this currency. Enter the amount with its rate.';
      const notices = [{ field: unpriced, code: 'import.value_left_out', detail }];
      return { ...again, warnings: [...buildWarnings(notices, settings, waiting.cells), ...again.warnings] };
    }
    const unused = listUnused(entity, result);
    if (unused.length === 0)
      return isImported(result) ? result : { ...result, creates: [], created: [], namedKeys: [] };
    // The record has a company already, so that of the row is not needed.
    await tx.sql.execute('ROLLBACK TO SAVEPOINT import_attempt');
    const kept = Object.entries(values).filter(([name]) => !unused.some((prefix) => name.startsWith(`${prefix}.`)));
    const again = await this.applyOnce(tx, entity, settings, waiting, Object.fromEntries(kept), decided);
    return { ...again, warnings: result.warnings };
  }

  private async applyOnce(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    waiting: WaitingRow,
    values: RowValues,
    decided: AppliedDecision | null,
  ): Promise<RowResult> {
    const converted = createConvertedRow(settings, values, waiting.cells);
    const context = this.namedRecords.begin(settings, waiting.row, converted, decided);
    const own = decided?.entity === null ? decided : null;
    const result = await this.applyConverted(tx, entity, settings, waiting, converted, context, own);
    const warnings = buildWarnings(converted.notices, settings, waiting.cells);
    const { creates, created, namedKeys, namingKeys } = context;
    return { ...result, creates, created, namedKeys, namingKeys, warnings: [...warnings, ...result.warnings] };
  }

  private async applyConverted(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    { cells }: WaitingRow,
    converted: ConvertedRow,
    context: NamingContext,
    decided: AppliedDecision | null,
  ): Promise<RowResult> {
    let { keys } = NOTHING;
    try {
      if (settings.mode === 'initial_load') await assertMayLoadHistory(tx);
      const find = this.namedRecords.createFinder(tx, context);
      await buildConvertedRow(tx, entity, settings, converted.values, converted, find);
      keys = entity.buildKeys(converted);
      const found = decided ? null : await this.earlierRows.find(tx, entity, context, converted, keys);
      if (found?.kind === 'repeated') {
        const { earlier, added } = found;
        const kept = await this.keepExternalId(tx, entity, converted, earlier.recordId, found.converted.body);
        const detail = `Row ${earlier.row}, which this row repeats, has no value in this column.`;
        const lost = added.filter((field) => field !== 'externalId').map((field) => ({ field, detail }));
        const warnings = buildUntakenWarnings(lost, settings, cells);
        return { ...NOTHING, outcome: 'skip', repeatsRow: earlier.row, ...kept, warnings, keys };
      }
      if (found && (found.isSameRecord || !(await this.isKnown(tx, entity, settings, converted)))) {
        const candidate = { recordId: found.recordId, name: `row ${found.row}`, row: found.row };
        return { ...NOTHING, outcome: 'possible_duplicate', candidates: [candidate], keys };
      }
      const result = decided
        ? await this.applyDecision(tx, entity, settings, converted, decided)
        : await this.applyNew(tx, entity, settings, converted);
      if (result.outcome !== 'skip') return { ...result, keys };
      const untaken = await this.listUntaken(tx, entity, converted, result.recordId!);
      return { ...result, warnings: buildUntakenWarnings(untaken, settings, cells), keys };
    } catch (error) {
      const candidates = readCandidates(error);
      if (candidates) return { ...NOTHING, outcome: 'possible_duplicate', candidates, keys };
      const targets = buildTargets(entity);
      const errors = toRowErrors(error, converted.body, targets);
      if (!errors) throw error;
      return { ...NOTHING, outcome: 'error', errors };
    }
  }

  /** Adds the id of a repeated row to the record, because rows of other files name the record by it. */
  private async keepExternalId(
    tx: Tx,
    entity: EntityImport,
    { body }: ConvertedRow,
    recordId: string | null,
    earlier: Body,
  ): Promise<Pick<RowResult, 'recordId' | 'changes'>> {
    if (!entity.hasExternalIds) return { recordId, changes: [] };
    // A check has no record yet where the earlier row creates it.
    const view = recordId === null ? { externalIds: earlier['externalIds'] ?? [] } : await entity.read(tx, recordId);
    const wanted = combineExternalIds(body, view);
    if (Object.keys(wanted).length === 0) return { recordId, changes: [] };
    const after = recordId === null ? wanted : await entity.update(tx, recordId, wanted);
    return { recordId, changes: listChanges(['externalIds'], view, after) };
  }

  /** Tells whether a key that one record alone has finds a record of the row, whatever earlier rows of its name say. */
  private async isKnown(tx: Tx, entity: EntityImport, settings: Import, row: ConvertedRow): Promise<boolean> {
    const found = await findRecords(tx, entity, settings.matchKeys, row);
    const ids = found.flatMap(({ id, key }) => (key === 'name' ? [] : [id]));
    return (await readViews(tx, entity, ids)).length > 0;
  }

  /** Lists the fields in which a record keeps another value than that of a row which changes nothing. */
  private async listUntaken(
    tx: Tx,
    entity: EntityImport,
    row: ConvertedRow,
    recordId: string,
  ): Promise<{ field: string; detail: string }[]> {
    const view = await entity.read(tx, recordId);
    const eager = { ...row, overwrite: new Set(Object.keys(row.values)), notices: [] };
    const wanted = buildUpdate(entity, eager, view);
    const differing = Object.entries(wanted).filter(([name, value]) => !hasValue(view[name], value));
    if (differing.length === 0) return [];
    const changes = await this.tryUpdate(tx, entity, view, Object.fromEntries(differing));
    return listChangedParts(changes, buildTargets(entity))
      .filter(({ field, from, to }) => !(entity.isSameValue?.(field, from, to) ?? isSameText(from, to)))
      .map((change) => ({ field: change.field, detail: describeKeptValue(change) }));
  }

  /** Returns the changes that an update would make, because the API stores many values in a form of its own. */
  private async tryUpdate(tx: Tx, entity: EntityImport, view: RecordView, wanted: Body): Promise<ValueChange[]> {
    let after: object = wanted;
    await tx.sql.execute('SAVEPOINT import_update');
    try {
      const body = this.validation.transform(wanted, { type: 'body', metatype: entity.updateType }) as object;
      after = await entity.update(tx, view.id, body);
    } catch (error) {
      // A value that the record could not take differs from it.
      if (!toRowErrors(error, wanted, {})) throw error;
    }
    await tx.sql.execute('ROLLBACK TO SAVEPOINT import_update');
    await tx.sql.execute('RELEASE SAVEPOINT import_update');
    return listChanges(Object.keys(wanted), view, after);
  }

  private async applyNew(tx: Tx, entity: EntityImport, settings: Import, row: ConvertedRow): Promise<RowResult> {
    const found = await findRecords(tx, entity, settings.matchKeys, row);
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

  /** Creates a record of its own for a row, or updates the one that a person has chosen. */
  private async applyDecision(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    row: ConvertedRow,
    { choice }: AppliedDecision,
  ): Promise<RowResult> {
    if (choice !== 'create') return this.update(tx, entity, row, await entity.read(tx, choice.recordId));
    return this.create(tx, entity, settings, { ...row, body: { ...row.body, ...entity.duplicateConsent } });
  }

  private async create(
    tx: Tx,
    entity: EntityImport,
    { id: importId, mode }: Import,
    row: ConvertedRow,
  ): Promise<RowResult> {
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

  private async update(tx: Tx, entity: EntityImport, row: ConvertedRow, view: RecordView): Promise<RowResult> {
    entity.prepareUpdate?.(row, view);
    const wanted = buildUpdate(entity, row, view);
    let after: WrittenRecord = view;
    if (Object.keys(wanted).length > 0) {
      const body = this.validation.transform(wanted, { type: 'body', metatype: entity.updateType }) as object;
      after = await entity.update(tx, view.id, body);
    }
    const changes = listChanges(Object.keys(wanted), view, after);
    const outcome = changes.length > 0 ? 'update' : 'skip';
    return { ...NOTHING, outcome, recordId: view.id, changes };
  }
}

/** Tells whether the record of a row is created or changed, so that the records which it names are created as well. */
function isImported({ outcome }: RowResult): boolean {
  return outcome === 'create' || outcome === 'update';
}

/**
 * Lists the references of a row whose records were created although the row uses none of them: the record that it
 * updates, or leaves as it is, has others.
 */
function listUnused({ references }: EntityImport, { outcome, changes, created }: RowResult): string[] {
  if (created.length === 0 || (outcome !== 'update' && outcome !== 'skip')) return [];
  const written = JSON.stringify(changes.map(({ to }) => to));
  const isUsed = (entity: CreatableEntity) =>
    created.some((record) => record.entity === entity && written.includes(record.id));
  // A person who is added to the record works for the company that was created.
  const isCompanyUsed = isUsed('companies') || isUsed('contacts');
  return Object.entries(references).flatMap(([prefix, { kind }]) => {
    const entity = prefix === kind ? NAMED_ENTITIES[kind] : undefined;
    if (!entity || !created.some((record) => record.entity === entity)) return [];
    return (entity === 'companies' ? isCompanyUsed : isUsed(entity)) ? [] : [prefix];
  });
}

/** Finds the amount of a row that cannot be valued in euro, because its currency has no reference rate. */
function findUnpricedAmount({ errors }: RowResult): string | null {
  const unpriced = errors.find(({ code }) => code === 'money.rate_unknown');
  return unpriced?.field?.replace(/\.rate$/, '') ?? null;
}

/** Builds the body of the update that a row makes to a record. */
function buildUpdate(entity: EntityImport, row: ConvertedRow, view: RecordView): Body {
  const lists = { ...entity.combineLists?.(row, view), ...combineExternalIds(row.body, view) };
  const combined = ['externalIds', ...(entity.combinedFields ?? [])];
  const plain = Object.fromEntries(Object.entries(row.body).filter(([name]) => !combined.includes(name)));
  return { ...chooseChanges(plain, view, row.overwrite), ...lists };
}

/** Returns the ids in other systems with that of the row, where the record lacks it. */
function combineExternalIds(body: Body, view: Body): Body {
  const added = body['externalIds'] as ExternalIdInput[] | undefined;
  if (!added) return {};
  const stored = view['externalIds'] as ExternalIdInput[];
  const lacking = added.filter(({ system, value }) =>
    stored.every((each) => each.system !== system || each.value !== value),
  );
  return lacking.length === 0 ? {} : { externalIds: [...stored, ...lacking] };
}

function listChanges(fields: readonly string[], before: object, after: object): ValueChange[] {
  return listValueChanges(
    fields.filter((field) => !BOOKKEEPING.has(field)),
    before,
    after,
  );
}
