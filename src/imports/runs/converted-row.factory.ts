import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { splitRowValues } from '../entities/row-body.rules.js';
import { type FindReference, resolveReferences } from '../entities/row-reference.reader.js';
import { toText } from '../entities/row-values.rules.js';
import type { ConvertedRow, EntityImport, RowValues } from '../model/entity-import.constants.js';
import type { Import } from '../model/import.entity.js';

/**
 * Builds the body of a row. Its values are written into `row`, so that a caller has as much of it as there is when
 * something cannot be found.
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
  const parts = splitRowValues(values, entity.references);
  row.body = parts.body;
  const externalId = values['externalId'];
  if (entity.hasExternalIds && externalId !== undefined) {
    row.body['externalIds'] = [{ system: row.system, value: toText(externalId) }];
  }
  await resolveReferences(tx, parts.body, parts.references, entity.references, row.system, find);
  await entity.completeBody?.(tx, row);
  return row;
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
