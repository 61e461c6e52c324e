import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { canUse } from '../../identity/access/access.policy.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { findRecords, readViews } from '../entities/known-records.reader.js';
import { buildNamedKeys, buildNamingKey, NAMED_ENTITIES } from '../entities/named-keys.rules.js';
import { REFERENCE_FINDERS } from '../entities/reference.queries.js';
import { toText } from '../entities/row-values.rules.js';
import { splitRowValues } from '../entities/row-body.rules.js';
import type { FindReference } from '../entities/row-reference.reader.js';
import type { Body, ConvertedRow, EntityImport, RowReference, RowValues } from '../model/entity-import.constants.js';
import type { CreatableEntity } from '../model/import.constants.js';
import type { CreatedRecord, Import, RowCandidate, RowCreation, RowError } from '../model/import.entity.js';
import {
  createRowError,
  ImportRowError,
  NamedDuplicateError,
  toNoneIfDoubtful,
  toRowErrors,
} from '../model/import-row.errors.js';
import { buildConvertedRow, createConvertedRow } from '../rows/converted-row.factory.js';
import { findNamedRows, hasRecord, type NamedRow, readNamedRow } from '../entities/named-row.queries.js';
import { replaceByAncestors } from './known-ancestor.reader.js';
import { type AppliedDecision, buildTargets, IMPORTED, readCandidates } from '../rows/row-result.rules.js';
import { createRowConverter } from '../rows/row-conversion.rules.js';

/** A row whose named records are being found. */
export interface NamingContext {
  settings: Import;
  row: number;
  /** The decision of a person about the likely duplicates of a record that the row names. */
  decided: AppliedDecision | null;
  /** The records that the row may make once more, with their ids; null for a row that may create what is missing. */
  planned: readonly CreatedRecord[] | null;
  creates: RowCreation[];
  created: CreatedRecord[];
  /** The keys under which other rows can name the created records. */
  namedKeys: string[];
  /** The keys under which the row names records that may be created. */
  namingKeys: string[];
  /** The rows whose records a check has made again for this row, with the ids of their own records. */
  rebuilt: Map<number, string | null>;
  /** The rows of all records that were made again, by their ids. */
  rowsById: Map<string, number>;
  notices: ConvertedRow['notices'];
}

/**
 * Finds the records that rows name, and creates those that are missing where the import is set to. A check takes every
 * row back, so it makes again what earlier rows have created before a row that names it is applied.
 */
@Injectable()
export class NamedRecordService {
  private readonly validation = new RequestValidationPipe();

  constructor(private readonly entities: EntityImportRegistry) {}

  /** Begins to apply a row. */
  begin(settings: Import, row: number, { notices }: ConvertedRow, decided: AppliedDecision | null): NamingContext {
    return {
      settings,
      row,
      planned: null,
      creates: [],
      created: [],
      namedKeys: [],
      namingKeys: [],
      rebuilt: new Map([[row, null]]),
      rowsById: new Map(),
      notices,
      decided,
    };
  }

  /** Returns how the references of another row are found, which creates nothing new, while the row is applied. */
  continueWith(
    context: NamingContext,
    { row, created }: Pick<NamedRow, 'row' | 'created'>,
    notices: ConvertedRow['notices'] = [],
  ): NamingContext {
    const own = { creates: [], created: [], namedKeys: [], namingKeys: [] };
    return { ...context, ...own, row, planned: created, notices, decided: null };
  }

  /** Returns the function that finds the records of a row. */
  createFinder(tx: Tx, context: NamingContext): FindReference {
    return async (prefix, reference, values, body) => this.find(tx, context, prefix, reference, values, body);
  }

  /** @throws ImportRowError, NamedDuplicateError */
  private async find(
    tx: Tx,
    context: NamingContext,
    prefix: string,
    { kind }: RowReference,
    values: RowValues,
    { companyId }: Body,
  ): Promise<string[]> {
    const { settings } = context;
    const system = settings.externalSystem;
    const entity = NAMED_ENTITIES[kind];
    if (!entity) return REFERENCE_FINDERS[kind](tx, values, system);
    // Only these are created: a local company or a parent is named by less than what a company needs.
    const isCreated = settings.createMissing.includes(entity) && prefix === kind;
    const ownCompany = entity === 'contacts' && typeof companyId === 'string' ? companyId : null;
    const keys = buildNamedKeys(entity, values, system);
    if (isCreated) context.namingKeys.push(...keys.map(buildNamingKey));
    const planned = isCreated ? context.planned?.find((each) => each.entity === entity) : undefined;
    if (planned && settings.status === 'checking') {
      // A row that has run has made its records already.
      const isMade = context.rowsById.has(planned.id) || (await hasRecord(tx.sql, entity, planned.id));
      if (!isMade) await this.create(tx, context, entity, prefix, values, ownCompany);
      return [planned.id];
    }
    const choice = isCreated && context.decided?.entity === entity ? context.decided.choice : null;
    if (choice === 'create') return this.create(tx, context, entity, prefix, values, ownCompany);
    if (choice) return [choice.recordId];
    const findKnown = () =>
      isCreated ? this.findKnown(tx, context, entity, values, ownCompany) : REFERENCE_FINDERS[kind](tx, values, system);
    const isRebuilt =
      settings.status === 'checking' && (settings.createMissing.includes(entity) || settings.entity === entity);
    // A similar record is no reason to ask where an earlier row makes the very one.
    const known = await (isRebuilt ? findKnown().catch(toNoneIfDoubtful) : findKnown());
    if (known.length > 0) return known;
    if (isRebuilt) {
      await this.rebuildRows(tx, context, entity, keys);
      const rebuilt = await findKnown();
      if (rebuilt.length > 0) return rebuilt;
    }
    if (isCreated) return this.create(tx, context, entity, prefix, values, ownCompany);
    if (settings.entity === entity) await assertNotOfFile(tx, context, prefix, values, keys);
    return [];
  }

  /**
   * Finds a record that would be created otherwise, by the keys of an import of such records. A name alone, without the
   * country of the company or the company of the person, is looked for everywhere.
   * @throws NamedDuplicateError where a stronger key contradicts the name
   */
  private async findKnown(
    tx: Tx,
    context: NamingContext,
    entity: CreatableEntity,
    values: RowValues,
    companyId: string | null,
  ): Promise<string[]> {
    const own = this.entities.get(entity);
    // The records that it names in turn do not tell which record it is.
    const prefixes = Object.keys(own.references);
    const plain = Object.entries(values).filter(([name]) => !prefixes.some((prefix) => name.startsWith(`${prefix}.`)));
    const row = await this.buildNamedRow(tx, context, entity, Object.fromEntries(plain), companyId);
    const found = await findRecords(tx, own, [], row);
    const views = await readViews(
      tx,
      own,
      found.map(({ id }) => id),
    );
    if (views.length > 0) {
      const isNamed = found[0]!.key === 'name';
      const same = isNamed ? views.filter((view) => !own.isContradicted?.(row, view)) : views;
      if (same.length > 0) return same.map(({ id }) => id);
      const candidates = views.map((view) => ({ recordId: view.id, name: own.getName(view), row: null }));
      throw this.createDuplicateError(context, entity, candidates);
    }
    const isPlaced = entity === 'companies' ? values['country'] !== undefined : companyId !== null;
    const kind = entity === 'companies' ? 'company' : 'contact';
    return isPlaced ? [] : REFERENCE_FINDERS[kind](tx, values, context.settings.externalSystem);
  }

  private async buildNamedRow(
    tx: Tx,
    { settings }: NamingContext,
    entity: CreatableEntity,
    values: RowValues,
    companyId: string | null,
  ): Promise<ConvertedRow> {
    const own = pickNamedSettings(settings, entity);
    const row = { ...createConvertedRow(own, values), ...(companyId !== null && { companyId }) };
    await buildConvertedRow(tx, this.entities.get(entity), own, values, row);
    return row;
  }

  /** @throws ImportRowError, NamedDuplicateError */
  private async create(
    tx: Tx,
    context: NamingContext,
    entity: CreatableEntity,
    prefix: string,
    values: RowValues,
    companyId: string | null,
  ): Promise<string[]> {
    const planned = context.planned?.find((each) => each.entity === entity);
    if (context.planned !== null && !planned) return [];
    assertMayCreate(tx, entity, prefix, values);
    const own = this.entities.get(entity);
    const id = planned?.id ?? uuidv7();
    // A person of whom the file has only the address is called by it.
    const named = { ...values };
    if (entity === 'contacts' && !NAMES.some((name) => named[name] !== undefined)) named['fullName'] = named['email'];
    if (context.settings.status === 'checking' && !planned)
      await this.rebuildSimilar(tx, context, entity, named, companyId);
    let body: Body = {};
    try {
      const row = await this.buildNamedRow(tx, context, entity, named, companyId);
      ({ body } = row);
      if (!planned) {
        context.notices.push(...row.notices.map((notice) => ({ ...notice, field: `${prefix}.${notice.field}` })));
      }
      const isSure = planned !== undefined || context.decided?.entity === entity;
      await this.insert(tx, own, row, id, isSure);
      if (planned) {
        context.rowsById.set(id, context.row);
        return [id];
      }
      context.creates.push({ entity, values: named });
      context.created.push({ entity, id });
      const keys = own.buildKeys(row).similar.map((key) => buildSimilarKey(entity, key));
      context.namedKeys.push(...buildNamedKeys(entity, named, row.system), ...keys);
      return [id];
    } catch (error) {
      const candidates = readCandidates(error);
      if (candidates) throw this.createDuplicateError(context, entity, candidates);
      const errors = toRowErrors(error, body, buildTargets(own));
      if (!errors) throw error;
      throw new ImportRowError(errors.map((each) => addPrefix(each, prefix, values)));
    }
  }

  private insert(tx: Tx, own: EntityImport, row: ConvertedRow, id: string, isSure: boolean): Promise<unknown> {
    const given = own.buildCreateBody?.(row) ?? row.body;
    // Its likely duplicates were looked for when it was created the first time, or a person has decided about them.
    const wanted = isSure ? { ...given, ...own.duplicateConsent } : given;
    const body = this.validation.transform(wanted, { type: 'body', metatype: own.createType }) as object;
    return own.create(tx, row, body, id);
  }

  /** Makes the records again that are similar to one which is to be created, so that they are found as duplicates. */
  private async rebuildSimilar(
    tx: Tx,
    context: NamingContext,
    entity: CreatableEntity,
    values: RowValues,
    companyId: string | null,
  ): Promise<void> {
    const own = this.entities.get(entity);
    if (!own.isSimilar || entity !== 'companies') return;
    const row = await this.buildNamedRow(tx, context, entity, values, companyId).catch(() => null);
    if (!row) return;
    await this.rebuildRows(
      tx,
      context,
      entity,
      own.buildKeys(row).similar.map((key) => buildSimilarKey(entity, key)),
    );
  }

  /** Makes the records again that rows with one of the keys have created in this check, which took them back. */
  private async rebuildRows(
    tx: Tx,
    context: NamingContext,
    entity: CreatableEntity,
    keys: readonly string[],
  ): Promise<void> {
    for (const named of await findNamedRows(tx.sql, context.settings, keys)) {
      if (context.settings.entity === entity) await this.rebuildRow(tx, context, named);
      // A row that is planned again after a decision stands above others that are planned already.
      else if (named.row < context.row) await this.rebuildCreated(tx, context, entity, named);
    }
  }

  /** Makes a record again that a row has created besides its own, and the company of a person. */
  private async rebuildCreated(
    tx: Tx,
    context: NamingContext,
    entity: CreatableEntity,
    named: NamedRow,
  ): Promise<void> {
    const { settings } = context;
    if (!named.created.some((each) => each.entity === entity)) return;
    const { references } = this.entities.get(settings.entity);
    const { values } = createRowConverter(settings).convert(named.cells);
    const parts = splitRowValues(values, references).references;
    const find = this.createFinder(tx, this.continueWith(context, named));
    const { company, contact } = parts;
    const [companyId] = company ? await find('company', references['company']!, company, {}) : [];
    if (entity === 'contacts' && contact) await find('contact', references['contact']!, contact, { companyId });
  }

  /** Makes the record of a row again. @returns its id, where there is one */
  private async rebuildRow(tx: Tx, context: NamingContext, named: NamedRow): Promise<string | null> {
    const { settings, rebuilt } = context;
    const { row, outcome, changes } = named;
    if (rebuilt.has(row)) return rebuilt.get(row)!;
    if (outcome === null || !IMPORTED.has(outcome)) return null;
    rebuilt.set(row, null);
    const own = this.entities.get(settings.entity);
    if (outcome === 'create') {
      const given = createRowConverter(settings).convert(named.cells).values;
      const { values, ancestors } = await replaceByAncestors(tx, own, settings, given);
      const find = this.createFinder(tx, this.continueWith(context, named));
      const converted = createConvertedRow(settings, values);
      await buildConvertedRow(tx, own, settings, values, converted, find);
      Object.assign(converted.body, ancestors);
      const id = uuidv7();
      await this.insert(tx, own, converted, id, true);
      rebuilt.set(row, id);
      context.rowsById.set(id, row);
      return id;
    }
    const repeated = named.repeatsRow === null ? null : await readNamedRow(tx.sql, settings, named.repeatsRow);
    const id = named.recordId ?? (repeated && (await this.rebuildRow(tx, context, repeated)));
    const ids = changes.find(({ field }) => field === 'externalIds');
    if (id !== null && ids) await own.update(tx, id, { externalIds: ids.to });
    rebuilt.set(row, id);
    return id;
  }

  private createDuplicateError(
    { rowsById }: NamingContext,
    entity: CreatableEntity,
    candidates: readonly RowCandidate[],
  ): NamedDuplicateError {
    return new NamedDuplicateError(
      candidates.map(({ recordId, name }) => {
        const row = rowsById.get(recordId ?? '') ?? null;
        return { recordId: row === null ? recordId : null, name, row, entity };
      }),
    );
  }
}

/** The fields that name a person. */
const NAMES = ['fullName', 'nativeName', 'givenName', 'familyName'];
const buildSimilarKey = (entity: CreatableEntity, key: string) => `similar ${entity} ${key}`;

function addPrefix({ field, code, detail }: RowError, prefix: string, values: RowValues): RowError {
  if (field === null) return { field: buildFirstField(prefix, values), code, detail };
  const name = `${prefix}.${field}`;
  return { field: name, code, detail: detail.replace(field, name) };
}

function buildFirstField(prefix: string, values: RowValues): string {
  return `${prefix}.${Object.keys(values)[0]}`;
}

/** Returns the settings of the record that a row names, whose fields have a prefix in the import of the row. */
function pickNamedSettings(settings: Import, entity: CreatableEntity): Import {
  const prefix = entity === 'companies' ? 'company.' : 'contact.';
  const mapping = settings.mapping.flatMap(({ column, field }) =>
    field.startsWith(prefix) ? [{ column, field: field.slice(prefix.length) }] : [],
  );
  const defaults = Object.entries(settings.defaults).filter(([name]) => name.startsWith(prefix));
  return {
    ...settings,
    mapping,
    defaults: Object.fromEntries(defaults.map(([name, value]) => [name.slice(prefix.length), value])),
  };
}

/** @throws ImportRowError */
function assertMayCreate(tx: Tx, entity: CreatableEntity, prefix: string, values: RowValues): void {
  if (canUse(tx.actor, `${entity}:write`)) return;
  const name = toText(values['name'] ?? values['fullName'] ?? values['email']);
  const detail = `You may not create ${entity}; let somebody who may create "${name}" first.`;
  throw createRowError(buildFirstField(prefix, values), 'import.create_forbidden', detail);
}

/** Checks that no other row of the file would make the record, had it been imported. @throws ImportRowError */
async function assertNotOfFile(
  tx: Tx,
  { settings }: NamingContext,
  prefix: string,
  values: RowValues,
  keys: readonly string[],
): Promise<void> {
  const converter = createRowConverter(settings);
  const isSameCountry = ({ cells }: NamedRow) => {
    const { country } = converter.convert(cells).values;
    return values['country'] === undefined || country === values['country'];
  };
  const rows = (await findNamedRows(tx.sql, settings, keys)).filter(isSameCountry);
  const field = buildFirstField(prefix, values);
  const waiting = rows.find(({ outcome }) => outcome === null);
  if (waiting) {
    const detail = `${field}: row ${waiting.row} of the file cannot be imported before this row, because both belong to one another.`;
    throw createRowError(field, 'import.reference_cycle', detail);
  }
  const failed = rows.find(({ outcome }) => outcome !== null && !IMPORTED.has(outcome));
  if (!failed) return;
  const detail = `${field}: row ${failed.row} of the file, which is named here, is not imported itself; correct it first.`;
  throw createRowError(field, 'import.reference_not_imported', detail);
}
