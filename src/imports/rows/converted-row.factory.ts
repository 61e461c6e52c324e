import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { splitRowValues } from '../entities/row-body.rules.js';
import { takeFirstReferences } from '../entities/several-references.reader.js';
import { type FindReference, resolveReferences } from '../entities/row-reference.reader.js';
import { toText } from '../entities/row-values.rules.js';
import type { Cell } from '../files/table-file.constants.js';
import type { ConvertedRow, EntityImport, RowValues } from '../model/entity-import.constants.js';
import type { Import } from '../model/import.entity.js';
import { readRowPhones } from './row-phones.reader.js';
import { findRefusedValues } from './refused-values.rules.js';
import { findUnpricedAmounts } from './unpriced-amounts.reader.js';

/**
 * Builds the body of a row. Its values are written into `row`, so that a caller has as much of it as there is when
 * something cannot be found. A value that the API would refuse is left out before the row is compared with others,
 * because its e-mail address or its number could be a key.
 * @param find finds the records that the row names, where it does more than look for them
 * @throws ImportRowError, CodedError
 */
export async function buildConvertedRow(
  tx: Tx,
  entity: EntityImport,
  settings: Import,
  values: RowValues,
  row: ConvertedRow = createConvertedRow(settings, values),
  find?: FindReference,
): Promise<ConvertedRow> {
  for (;;) {
    await fillBody(tx, entity, settings, row, find);
    const refused = [findRefusedValues(entity, settings, row), await findUnpricedAmounts(tx, settings, row)];
    const fields = new Set(refused.flatMap((each) => [...each.fields]));
    row.notices.push(...refused.flatMap(({ notices }) => notices));
    if (fields.size === 0) break;
    row.values = Object.fromEntries(Object.entries(row.values).filter(([name]) => !fields.has(name)));
    row.body = {};
  }
  // A second attempt says once more what the first one has said. Others hold the list, so it stays the same one.
  const said = new Map(row.notices.map((notice) => [JSON.stringify(notice), notice]));
  row.notices.splice(0, row.notices.length, ...said.values());
  return row;
}

async function fillBody(
  tx: Tx,
  entity: EntityImport,
  settings: Import,
  row: ConvertedRow,
  find?: FindReference,
): Promise<void> {
  const parts = splitRowValues(row.values, entity.references);
  row.body = parts.body;
  if (row.companyId !== undefined) row.body['companyId'] = row.companyId;
  const externalId = row.values['externalId'];
  if (entity.hasExternalIds && externalId !== undefined) {
    row.body['externalIds'] = [{ system: row.system, value: toText(externalId) }];
  }
  const further = await takeFirstReferences(tx, parts.references, entity.references, row);
  await resolveReferences(tx, row, parts.references, entity.references, settings, find);
  for (const [prefix, ids] of further) {
    const { target } = entity.references[prefix]!;
    parts.body[target] = [...new Set([...((parts.body[target] ?? []) as string[]), ...ids])];
  }
  await readRowPhones(tx, entity, row);
  await entity.completeBody?.(tx, row);
}

/** Creates a row whose body is still empty. */
export function createConvertedRow(settings: Import, values: RowValues, cells: readonly Cell[] = []): ConvertedRow {
  return {
    values,
    body: {},
    system: settings.externalSystem,
    overwrite: new Set(settings.mapping.filter((entry) => entry.overwrite).map(({ field }) => field)),
    mode: settings.mode,
    readText: (field) => readText(settings, cells, field),
    notices: [],
  };
}

function readText({ mapping, columns, defaults }: Import, cells: readonly Cell[], field: string): string {
  const filled = mapping.filter((entry) => entry.field === field);
  const texts = filled.map(({ column }) => toText(cells[columns.findIndex(({ name }) => name === column)]).trim());
  return texts.find((text) => text !== '') ?? toText(defaults[field]).trim();
}
