import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { ConvertedRow, RowReference, RowValues } from '../model/entity-import.constants.js';
import { REFERENCE_FINDERS } from './reference.queries.js';
import { toText } from './row-values.rules.js';

/** The signs between several ids, addresses or names in one cell, by how sure the part of a reference is. A name can have a comma. */
const SEPARATORS = [
  ['externalId', /[;,|\n；，、]/],
  ['email', /[;,|\n；，、]/],
  ['fullName', /[;|\n；]/],
  ['name', /[;|\n；]/],
] as const;

/** Maximum number of records that one cell names. A longer cell names none. */
const MAX_ITEMS = 50;

/** An item of a cell that names several records, with the values of its record. */
interface ReferenceItem {
  text: string;
  values: RowValues;
}

/**
 * Leaves the first known record in every reference whose cell names several, as "7001;17734512001" of HubSpot does, and
 * returns the ids of the others that a list takes, by the reference. The row says what it leaves out.
 */
export async function takeFirstReferences(
  tx: Tx,
  named: Record<string, RowValues>,
  references: Readonly<Record<string, RowReference>>,
  { system, notices }: Pick<ConvertedRow, 'system' | 'notices'>,
): Promise<ReadonlyMap<string, string[]>> {
  const further = new Map<string, string[]>();
  for (const [prefix, values] of Object.entries(named)) {
    const { kind, list } = references[prefix]!;
    const split = splitReference(values);
    if (!split) continue;
    const { part, items } = split;
    const find = async (given: RowValues) => [...new Set(await REFERENCE_FINDERS[kind](tx, given, system))];
    // A name can have such a sign itself.
    if ((await find({ [part]: values[part] })).length > 0) continue;
    const known: (ReferenceItem & { id: string })[] = [];
    for (const item of items) {
      const ids = await find(item.values);
      if (ids.length === 1) known.push({ ...item, id: ids[0]! });
    }
    // An id never has such a sign, but a name that nobody knows may be the name of one record.
    if (known.length === 0 && (part === 'fullName' || part === 'name')) continue;
    const first = known[0] ?? items[0]!;
    named[prefix] = first.values;
    const field = `${prefix}.${part}`;
    for (const { text } of items) {
      if (text === first.text || (list && known.some((each) => each.text === text))) continue;
      const isKnown = known.some((each) => each.text === text);
      notices.push({
        field,
        code: isKnown ? 'import.first_of_several' : 'import.reference_unknown',
        detail: isKnown
          ? `"${text}" was left out, because only the first ${kind} is taken.`
          : `"${text}" was left out, because there is no such ${kind}.`,
      });
    }
    if (list) further.set(prefix, [...new Set(known.slice(1).map(({ id }) => id))]);
  }
  return further;
}

/** Splits the values of a reference at its surest part with several items; null where it names one record. */
function splitReference(values: RowValues): { part: string; items: ReferenceItem[] } | null {
  const lists = new Map(SEPARATORS.map(([part, separator]) => [part as string, splitItems(values[part], separator)]));
  const part = SEPARATORS.map(([name]) => name).find((name) => lists.get(name)!.length > 0);
  const texts = part && lists.get(part)!;
  if (!texts || texts.length < 2 || texts.length > MAX_ITEMS) return null;
  const items = texts.map((text, place): ReferenceItem => {
    const entries = Object.entries(values).flatMap(([name, value]) => {
      const list = lists.get(name);
      if (list?.length === texts.length) return [[name, list[place]]];
      // A value that is there once belongs to the first record, except for a country.
      return (place === 0 && (list?.length ?? 1) === 1) || name === 'country' ? [[name, value]] : [];
    });
    return { text, values: Object.fromEntries(entries) as RowValues };
  });
  return { part, items };
}

function splitItems(value: unknown, separator: RegExp): string[] {
  const items = toText(value).split(separator);
  return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))];
}
