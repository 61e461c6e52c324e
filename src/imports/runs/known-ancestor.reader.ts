import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { buildNamedKeys, NAMED_ENTITIES } from '../entities/named-keys.rules.js';
import { findNamedRows, type NamedRow, readNamedRow } from '../entities/named-row.queries.js';
import { REFERENCE_FINDERS } from '../entities/reference.queries.js';
import { splitRowValues } from '../entities/row-body.rules.js';
import type { Body, EntityImport, RowReference, RowValues } from '../model/entity-import.constants.js';
import type { CreatableEntity } from '../model/import.constants.js';
import type { Import } from '../model/import.entity.js';
import { IMPORTED } from '../rows/row-result.rules.js';
import { createRowConverter } from '../rows/row-conversion.rules.js';

/** Maximum number of rows through which a known ancestor is looked for. */
const MAX_GENERATIONS = 20;

/**
 * Replaces the records of its own kind that a row names and nobody knows by their nearest ancestors that are known. A check
 * that makes the parent of a row again does so without the parent of that one, and so on, or the last row of a chain would
 * cost as much as all others together. Known ancestors stay, because an existing record must not come to belong to itself.
 */
export async function replaceByAncestors(
  tx: Tx,
  own: EntityImport,
  settings: Import,
  values: RowValues,
): Promise<{ values: RowValues; ancestors: Body }> {
  const ancestors: Body = {};
  let kept = Object.entries(values);
  for (const [prefix, named] of Object.entries(splitRowValues(values, own.references).references)) {
    const reference = own.references[prefix]!;
    const entity = NAMED_ENTITIES[reference.kind];
    if (!entity || entity !== settings.entity || (await findKnown(tx, settings, reference, named)).length > 0) continue;
    kept = kept.filter(([name]) => !name.startsWith(`${prefix}.`));
    const ancestor = await findAncestor(tx, own, settings, entity, prefix, named);
    if (ancestor !== null) ancestors[reference.target] = ancestor;
  }
  return { values: Object.fromEntries(kept), ancestors };
}

function findKnown(tx: Tx, settings: Import, { kind }: RowReference, named: RowValues): Promise<string[]> {
  return REFERENCE_FINDERS[kind](tx, named, settings.externalSystem);
}

async function findAncestor(
  tx: Tx,
  own: EntityImport,
  settings: Import,
  entity: CreatableEntity,
  prefix: string,
  values: RowValues,
): Promise<string | null> {
  const converter = createRowConverter(settings);
  let named: RowValues | undefined = values;
  for (let generation = 0; generation < MAX_GENERATIONS && named; generation++) {
    const row = await findImportedRow(tx, settings, entity, named);
    if (!row) return null;
    if (row.recordId !== null) return row.recordId;
    named = splitRowValues(converter.convert(row.cells).values, own.references).references[prefix];
    const [known] = named ? await findKnown(tx, settings, own.references[prefix]!, named) : [];
    if (known !== undefined) return known;
  }
  return null;
}

/** Finds the row that makes the named record. A repeated row has no record of its own. */
async function findImportedRow(
  tx: Tx,
  settings: Import,
  entity: CreatableEntity,
  named: RowValues,
): Promise<NamedRow | null> {
  const converter = createRowConverter(settings);
  const country = named['country'];
  // A name can be that of companies in several countries.
  const isOfCountry = ({ cells }: NamedRow) =>
    country === undefined || converter.convert(cells).values['country'] === country;
  const rows = await findNamedRows(tx.sql, settings, buildNamedKeys(entity, named, settings.externalSystem));
  const row = rows.find((each) => each.outcome !== null && IMPORTED.has(each.outcome) && isOfCountry(each));
  return row && row.repeatsRow !== null ? readNamedRow(tx.sql, settings, row.repeatsRow) : (row ?? null);
}
