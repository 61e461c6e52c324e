import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Body, ConvertedRow, RowReference, RowValues } from '../model/entity-import.constants.js';
import { ImportRowError } from '../model/import-row.errors.js';
import type { Import, RowError } from '../model/import.entity.js';
import { REFERENCE_FINDERS } from './reference.queries.js';
import { hasNamingValue, toText } from './row-values.rules.js';

/** Finds the records in use that the values of a row name. The body has the ids that were found before. */
export type FindReference = (
  prefix: string,
  reference: RowReference,
  values: RowValues,
  body: Body,
) => Promise<readonly string[]>;

/** The settings that decide what happens with a user whom nobody knows. */
type Settings = Pick<Import, 'unreadable' | 'unknownOwnerId' | 'defaults'>;

/**
 * Writes the ids of the records that a row names into its body.
 * @throws ImportRowError where no record or several records have the values
 */
export async function resolveReferences(
  tx: Tx,
  { body, system, notices }: Pick<ConvertedRow, 'body' | 'system' | 'notices'>,
  named: Readonly<Record<string, RowValues>>,
  references: Readonly<Record<string, RowReference>>,
  settings: Settings,
  find: FindReference = (_, { kind }, values) => REFERENCE_FINDERS[kind](tx, values, system),
): Promise<void> {
  const errors: RowError[] = [];
  // The company of a person is found before the person.
  for (const [prefix, reference] of Object.entries(references)) {
    const values = named[prefix];
    const { kind, target, list, optional } = reference;
    if (!values || !hasNamingValue(kind, values)) continue;
    const ids = [...new Set(await find(prefix, reference, values, body))];
    const isDefault = Object.keys(values).some((name) => `${prefix}.${name}` in settings.defaults);
    if (ids.length === 1) setPath(body, target.split('.'), list ? [ids[0]] : ids[0]);
    else if (ids.length === 0 && reference.isOwner && settings.unknownOwnerId !== null) {
      setPath(body, target.split('.'), settings.unknownOwnerId);
      const detail = `${describeUser(values)} is no user in use. The person for such rows gets it.`;
      notices.push({ field: prefix, code: 'import.owner_unknown', detail });
    } else if (kind === 'user' && settings.unreadable === 'leave_out' && !isDefault) {
      notices.push({
        field: prefix,
        code: 'import.value_left_out',
        detail: describeLeftUser(values, reference, ids.length),
      });
    } else if (ids.length > 0 || !optional) errors.push(buildReferenceError(prefix, kind, values, ids.length));
  }
  if (errors.length > 0) throw new ImportRowError(errors);
}

function describeUser(values: RowValues): string {
  return `"${Object.values(values).map(toText).join(', ')}"`;
}

/** Says who is left out, and who gets a new record instead. */
function describeLeftUser(values: RowValues, { fallsToImporter }: RowReference, count: number): string {
  const reason = count === 0 ? 'is no user in use.' : 'is the name of several users; name one by the e-mail address.';
  const instead = fallsToImporter ? 'A new record goes to the person who imports it.' : 'A new record has nobody here.';
  return `${describeUser(values)} ${reason} ${instead}`;
}

function setPath(body: Body, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) body[first] = value;
  else setPath((body[first] ??= {}) as Body, rest, value);
}

function buildReferenceError(prefix: string, kind: string, values: RowValues, count: number): RowError {
  const [part, value] = Object.entries(values)[0]!;
  const field = `${prefix}.${part}`;
  const givenValues = Object.entries(values)
    .map(([name, each]) => `${name} "${toText(each)}"`)
    .join(', ');
  return count === 0
    ? {
        field,
        code: 'import.reference_unknown',
        detail: `${field}: there is no ${kind} with ${givenValues}; import or create it first.`,
      }
    : {
        field,
        code: 'import.reference_ambiguous',
        detail: `${field}: several records have ${part} "${toText(value)}"; name one by its reference, id, e-mail address or number.`,
      };
}
