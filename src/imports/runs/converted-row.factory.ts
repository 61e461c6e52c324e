import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { splitRowValues } from '../entities/row-body.rules.js';
import { resolveReferences } from '../entities/row-reference.reader.js';
import { toText } from '../entities/row-values.rules.js';
import type { ConvertedRow, EntityImport, RowValues } from '../model/entity-import.constants.js';
import type { Import } from '../model/import.entity.js';
import { readRowPhones } from './row-phones.reader.js';
import { findRefusedValues } from './refused-values.rules.js';

/**
 * Builds the body of a row. Its values are written into `row`, so that a caller has as much of it as there is when
 * something cannot be found. A value that the API would refuse is left out before the row is compared with others,
 * because its e-mail address or its number could be a key.
 * @throws ImportRowError, CodedError
 */
export async function buildConvertedRow(
  tx: Tx,
  entity: EntityImport,
  settings: Import,
  values: RowValues,
  row: ConvertedRow = createConvertedRow(settings, values),
): Promise<ConvertedRow> {
  for (;;) {
    const kept = row.notices;
    await fillBody(tx, entity, settings, row);
    const { fields, notices } = findRefusedValues(entity, settings, row);
    if (fields.size === 0) return row;
    row.values = Object.fromEntries(Object.entries(row.values).filter(([name]) => !fields.has(name)));
    row.body = {};
    row.notices = [...kept, ...notices];
  }
}

async function fillBody(tx: Tx, entity: EntityImport, settings: Import, row: ConvertedRow): Promise<void> {
  row.notices = [...row.notices];
  const parts = splitRowValues(row.values, entity.references);
  row.body = parts.body;
  const externalId = row.values['externalId'];
  if (entity.hasExternalIds && externalId !== undefined) {
    row.body['externalIds'] = [{ system: row.system, value: toText(externalId) }];
  }
  await resolveReferences(tx, row, parts.references, entity.references, settings);
  await readRowPhones(tx, entity, row);
  await entity.completeBody?.(tx, row);
}

/** Creates a row whose body is still empty. */
export function createConvertedRow(settings: Import, values: RowValues): ConvertedRow {
  return {
    values,
    body: {},
    system: settings.externalSystem,
    overwrite: new Set(settings.mapping.filter((entry) => entry.overwrite).map(({ field }) => field)),
    mode: settings.mode,
    notices: [],
  };
}
