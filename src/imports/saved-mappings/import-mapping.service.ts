import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, assertNoErrors } from '../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import {
  archiveLocked,
  buildNewRecord,
  insertRecord,
  lockLive,
  lockRecord,
  restoreLocked,
  updateRecord,
} from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { canEditImportMapping } from '../../identity/access/access.policy.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import type { ImportEntity } from '../mapping/import-field.constants.js';
import { IMPORT_MAPPING, ImportMapping } from '../model/import-mapping.entity.js';
import { keepPossibleMeanings, validateMeanings } from '../words/word-meanings.rules.js';
import { validateSettings } from '../runs/import-settings.rules.js';
import type { CreateImportMapping, UpdateImportMapping } from './import-mapping.dto.js';
import { IMPORT_MAPPING_FIELDS, importMappingList } from './import-mapping.list.js';
import type { ImportMappingView } from './import-mapping.view.js';

/** Maximum number of mappings of a kind of records: as many as one page of the list has. */
const MAX_SAVED_MAPPINGS_PER_ENTITY = 200;

const INITIAL_VALUES = buildInitialValues(ImportMapping);

/** The settings that are checked against the fields of the entity. */
const VALIDATED = ['mapping', 'values', 'defaults', 'matchKeys', 'currencies', 'createMissing'] as const;

/** A mapping as the list has it, the same for all callers. */
type StoredMapping = Omit<ImportMappingView, 'canEdit'>;

/** Keeps the mappings of imports that users have saved. */
@Injectable()
export class ImportMappingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly entities: EntityImportRegistry,
    private readonly lists: ListReader,
  ) {}

  /** Returns a page of the mappings. */
  async readPage(request: ListRequest, actor: Actor): Promise<Page<ImportMappingView>> {
    const page = await this.lists.readPage<StoredMapping>(importMappingList, request, actor);
    return { ...page, items: page.items.map((mapping) => buildView(mapping, actor)) };
  }

  /**
   * Creates a mapping.
   * @throws 409 `import_mapping.duplicate_name`, `import_mapping.too_many`, 422
   */
  create(body: CreateImportMapping, actor: Actor, id: string = uuidv7()): Promise<ImportMappingView> {
    return this.work.run(actor, async (tx) => {
      const columns = { ...INITIAL_VALUES, ...pickColumns(body, IMPORT_MAPPING_FIELDS.writable, INITIAL_VALUES) };
      const mapping = { ...columns, ...buildNewRecord(tx, id), entity: body.entity } as ImportMapping;
      this.assertSettings(mapping);
      await assertOwner(tx, mapping);
      await assertBelowMaximum(tx, mapping.entity);
      await insertRecord(tx, IMPORT_MAPPING, mapping);
      return readMapping(tx.sql, mapping.id, tx.actor);
    });
  }

  /** Returns a mapping. @throws 404 */
  read(id: string, actor: Actor): Promise<ImportMappingView> {
    return readMapping(this.sql, id, actor);
  }

  /**
   * Changes a mapping.
   * @throws 404, 403 `import_mapping.not_yours`, 409, 412, 422
   */
  update(id: string, body: UpdateImportMapping, ifMatch: number | undefined, actor: Actor): Promise<ImportMappingView> {
    return this.work.run(actor, async (tx) => {
      const mapping = await lockLive(tx, IMPORT_MAPPING, id, ifMatch);
      assertCanEdit(tx, mapping);
      const set: Partial<ImportMapping> = pickColumns(body, IMPORT_MAPPING_FIELDS.writable, INITIAL_VALUES);
      if (set.mapping && !set.values) set.values = keepPossibleMeanings({ ...mapping, ...set }, mapping.values);
      // A mapping whose settings no longer fit the fields can still be renamed.
      if (VALIDATED.some((name) => set[name] !== undefined)) this.assertSettings({ ...mapping, ...set });
      await assertOwner(tx, set);
      await updateRecord(tx, IMPORT_MAPPING, mapping, { set });
      return readMapping(tx.sql, id, tx.actor);
    });
  }

  /** Archives a mapping. @throws 404, 403 `import_mapping.not_yours`, 412 */
  archive(id: string, ifMatch: number | undefined, actor: Actor): Promise<ImportMappingView> {
    return this.work.run(actor, async (tx) => {
      const mapping = await lockRecord(tx, IMPORT_MAPPING, id, ifMatch);
      assertCanEdit(tx, mapping);
      await archiveLocked(tx, IMPORT_MAPPING, mapping);
      return readMapping(tx.sql, id, tx.actor);
    });
  }

  /** Restores an archived mapping. @throws 404, 403 `import_mapping.not_yours`, 409, 412 */
  restore(id: string, ifMatch: number | undefined, actor: Actor): Promise<ImportMappingView> {
    return this.work.run(actor, async (tx) => {
      const mapping = await lockRecord(tx, IMPORT_MAPPING, id, ifMatch);
      assertCanEdit(tx, mapping);
      if (mapping.archivedAt) await assertBelowMaximum(tx, mapping.entity);
      await restoreLocked(tx, IMPORT_MAPPING, mapping);
      return readMapping(tx.sql, id, tx.actor);
    });
  }

  /** Checks the settings by the rules of an import, whose columns are those that the mapping names. @throws 422 */
  private assertSettings({
    entity,
    mapping,
    values,
    defaults,
    currencies,
    createMissing,
    matchKeys,
  }: ImportMapping): void {
    const columns = mapping.map(({ column }) => ({ name: column }));
    const possible = this.entities.get(entity).matchKeys;
    assertNoErrors([
      ...validateSettings({ entity, columns, mapping, defaults, currencies, createMissing }, matchKeys, possible),
      ...validateMeanings({ entity, columns, mapping }, values),
    ]);
  }
}

async function readMapping(sql: SqlClient, id: string, actor: Actor): Promise<ImportMappingView> {
  return buildView(await readRecord<StoredMapping>(sql, importMappingList, 'import_mapping', id, actor), actor);
}

/** @throws 422 where the user is not in use */
function assertOwner(tx: Tx, { unknownOwnerId }: Pick<Partial<ImportMapping>, 'unknownOwnerId'>): Promise<void> {
  return assertReferences(tx, [{ table: 'app_user', id: unknownOwnerId, pointer: '/unknownOwnerId' }]);
}

function buildView(mapping: StoredMapping, actor: Actor): ImportMappingView {
  return { ...mapping, canEdit: canEditImportMapping(actor, mapping) };
}

/** @throws 403 `import_mapping.not_yours` */
function assertCanEdit(tx: Tx, mapping: ImportMapping): void {
  if (canEditImportMapping(tx.actor, mapping)) return;
  const detail =
    'Only the person who saved a mapping, managers and administrators can change it; save a mapping of your own.';
  throw new CodedError('import_mapping.not_yours', detail);
}

/** Checks that another mapping of an entity may be saved. @throws 409 `import_mapping.too_many` */
async function assertBelowMaximum(tx: Tx, entity: ImportEntity): Promise<void> {
  // The lock serialises two mappings that are saved at the same moment.
  await acquireAdvisoryLock(tx.sql, `import mappings ${entity}`);
  const count = await tx.manager.countBy(ImportMapping, { entity, archivedAt: IsNull() });
  if (count < MAX_SAVED_MAPPINGS_PER_ENTITY) return;
  const detail = `There are ${MAX_SAVED_MAPPINGS_PER_ENTITY} mappings of ${entity} already; archive one of them first.`;
  throw new CodedError('import_mapping.too_many', detail);
}
