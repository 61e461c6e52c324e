import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { splitRowValues } from '../entities/row-body.rules.js';
import { resolveReferences } from '../entities/row-reference.reader.js';
import { takeFirstReferences } from '../entities/several-references.reader.js';
import { toText } from '../entities/row-values.rules.js';
import type { Cell } from '../files/table-file.constants.js';
import type { ConvertedRow, EntityImport, RowValues } from '../model/entity-import.constants.js';
import type { Import } from '../model/import.entity.js';

/**
 * Builds the body of a row. Its values are written into `row`, so that a caller has as much of it as there is when
 * something cannot be found.
 * @throws ImportRowError, CodedError
 */
export async function buildConvertedRow(
  tx: Tx,
  entity: EntityImport,
  settings: Import,
  values: RowValues,
  row: ConvertedRow = createConvertedRow(settings, values),
): Promise<ConvertedRow> {
  const parts = splitRowValues(values, entity.references);
  row.body = parts.body;
  const externalId = values['externalId'];
  if (entity.hasExternalIds && externalId !== undefined) {
    row.body['externalIds'] = [{ system: row.system, value: toText(externalId) }];
  }
  const further = await takeFirstReferences(tx, parts.references, entity.references, row);
  await resolveReferences(tx, parts.body, parts.references, entity.references, row.system);
  for (const [prefix, ids] of further) {
    const { target } = entity.references[prefix]!;
    parts.body[target] = [...new Set([...(parts.body[target] as string[]), ...ids])];
  }
  await entity.completeBody?.(tx, row);
  return row;
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
