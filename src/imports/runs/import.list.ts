import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { canSeeEveryImport } from '../../identity/access/access.policy.js';
import { IMPORT_ENTITIES } from '../mapping/import-field.constants.js';
import { CREATABLE_ENTITIES, IMPORT_STATUSES, ROW_OUTCOMES, ROW_PHASES } from '../model/import.constants.js';
import { Import, ImportRow } from '../model/import.entity.js';
import { buildReasonCondition, type ReasonFilter } from '../reasons/row-reasons.queries.js';

const COUNTS = ROW_OUTCOMES.map((outcome) => `'${outcome}', coalesce((i.counts->>'${outcome}')::integer, 0)`);
const CREATES_COUNTS = CREATABLE_ENTITIES.map(
  (entity) => `'${entity}', coalesce((i.creates_counts->>'${entity}')::integer, 0)`,
);

/** Filters, sorts and columns of imports. The imports of others are visible to those who may undo them. */
export const importList = defineList({
  name: 'imports',
  from: 'import i',
  id: 'i.id',
  ...defineRecordFields(Import, 'i', {
    id: {},
    status: { list: { values: IMPORT_STATUSES, sort: false } },
    entity: { list: { values: IMPORT_ENTITIES, sort: false } },
    fileName: {},
    sheets: {},
    sheet: {},
    headingRow: {},
    encoding: {},
    separator: {},
    rowCount: {},
    processedCount: {},
    counts: { sql: `json_build_object(${COUNTS.join(', ')})` },
    createsCounts: { sql: `json_build_object(${CREATES_COUNTS.join(', ')})` },
    columns: {},
    mapping: {},
    values: {},
    defaults: {},
    matchKeys: {},
    mode: {},
    numberFormat: {},
    dateFormat: {},
    currencies: {},
    unreadable: {},
    unknownOwnerId: {},
    createMissing: {},
    externalSystem: {},
    thirdPartySource: {},
    failure: {},
    startedAt: {},
    finishedAt: {},
    createdAt: { list: {} },
    updatedAt: { list: {} },
    version: {},
    createdBy: { list: { ...FILTER, user: true } },
    creatorName: {},
  }),
  defaultSort: '-createdAt',
  buildVisibility: (actor, bind) => (canSeeEveryImport(actor) ? 'true' : `i.created_by = ${bind(actor.id)}::uuid`),
});

/** The rows of imports. {@link buildImportRowList} narrows the list to one import. */
export const importRowList = defineList({
  name: 'import-rows',
  from: 'import_row r',
  id: 'r.id',
  ...defineRecordFields(ImportRow, 'r', {
    id: {},
    row: { list: { description: 'The number of the row in the sheet.' } },
    phase: { list: { values: ROW_PHASES, sort: false } },
    outcome: { list: { values: ROW_OUTCOMES, sort: false } },
    recordId: { list: FILTER },
    repeatsRow: {},
    changes: {},
    creates: {},
    candidates: {},
    decision: {},
    errors: {},
    warnings: {},
    leftReasons: {},
    cells: {},
  }),
  defaultSort: 'row',
});

/** Returns the list narrowed to the rows of one import, and to those that have a reason. */
export function buildImportRowList(importId: string, reason: ReasonFilter = {}): ListDefinition {
  return {
    ...importRowList,
    buildVisibility: (_, bind) => `r.import_id = ${bind(importId)}::uuid AND ${buildReasonCondition(reason, bind)}`,
  };
}
