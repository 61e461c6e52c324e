import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { normaliseEmail, readEmail } from '../../common/reference/email-address.rules.js';
import { listNameOrders } from '../../common/reference/typed-names.rules.js';
import { IDENTIFIER_SCHEMES, normaliseIdentifier } from '../../companies/identifiers/identifiers.rules.js';
import {
  hasCjk,
  hasOtherLegalForm,
  normaliseCompanyName,
  normaliseNativeName,
} from '../../companies/names/name-normalisation.rules.js';
import { buildLeadVisibility } from '../../identity/access/access.policy.js';
import type { RowReference, RowValues } from '../model/entity-import.constants.js';
import { findByExternalId } from '../../common/external-ids/external-id.queries.js';
import { buildPersonName, toText } from './row-values.rules.js';

/** Finds the records in use that the values name. */
type Finder = (tx: Tx, values: RowValues, system: string) => Promise<string[]>;

/** Returns a text of a row without spaces around it; an empty text where there is none. */
const getText = (values: RowValues, name: string) => toText(values[name]).trim();

async function findIds(tx: Tx, text: string, values: unknown[]): Promise<string[]> {
  return (await tx.sql.queryAll<{ id: string }>(text, values)).map(({ id }) => id);
}

/** Finds the companies in use that have a registration number of the row. Numbers that are not valid find nothing. */
export async function findCompaniesByIdentifier(tx: Tx, values: RowValues): Promise<string[]> {
  const numbers = IDENTIFIER_SCHEMES.flatMap((scheme) => {
    const typed = getText(values, `identifiers.${scheme}`);
    const result = typed === '' ? undefined : normaliseIdentifier(scheme, typed);
    return result?.ok ? [{ scheme, value: result.value }] : [];
  });
  if (numbers.length === 0) return [];
  // Served by company_identifier_scheme_value_uq.
  return findIds(
    tx,
    `SELECT DISTINCT i.company_id AS id FROM company_identifier i JOIN unnest($1::text[], $2::text[]) AS n (scheme, value)
       ON i.scheme = n.scheme AND i.value = n.value WHERE i.active`,
    [numbers.map(({ scheme }) => scheme), numbers.map(({ value }) => value)],
  );
}

/** A company that was found by its name, which can have another legal form. */
interface NamedCompany {
  id: string;
  hasOtherForm: boolean;
}

/**
 * Finds the companies in use that have the name, in any script, in the country where one is given. Those with another
 * legal form than the name are found only where no other company has it.
 */
export async function findCompaniesByName(tx: Tx, name: string, country: string | null): Promise<NamedCompany[]> {
  if (name === '') return [];
  const nativeKey = hasCjk(name) ? normaliseNativeName(name) : null;
  // Served by company_name_key_idx and company_native_key_idx.
  const rows = await tx.sql.queryAll<{ id: string; name: string; nativeName: string | null }>(
    `SELECT id, name, native_name AS "nativeName" FROM company
     WHERE (name_key = $1 OR native_key = $2) AND archived_at IS NULL AND ($3::text IS NULL OR country = $3)`,
    [normaliseCompanyName(name), nativeKey, country],
  );
  const found = rows.map((company) => ({
    id: company.id,
    hasOtherForm: hasOtherLegalForm(name, nativeKey === null ? company.name : (company.nativeName ?? company.name)),
  }));
  const alike = found.filter(({ hasOtherForm }) => !hasOtherForm);
  return alike.length > 0 ? alike : found;
}

async function findCompanies(tx: Tx, values: RowValues, system: string): Promise<string[]> {
  const value = getText(values, 'externalId');
  const ids = value === '' ? [] : await findByExternalId(tx.sql, 'company_id', { system, value });
  if (ids.length > 0) return ids;
  const numbered = await findCompaniesByIdentifier(tx, values);
  if (numbered.length > 0) return numbered;
  const named = await findCompaniesByName(
    tx,
    getText(values, 'name') || getText(values, 'nativeName'),
    getText(values, 'country') || null,
  );
  return named.flatMap(({ id, hasOtherForm }) => (hasOtherForm ? [] : [id]));
}

async function findContacts(tx: Tx, values: RowValues, system: string): Promise<string[]> {
  const value = getText(values, 'externalId');
  const ids = value === '' ? [] : await findByExternalId(tx.sql, 'contact_id', { system, value });
  if (ids.length > 0) return ids;
  const email = getText(values, 'email');
  const addressed =
    email === ''
      ? []
      : await findIds(tx, 'SELECT id FROM contact WHERE email = $1 AND archived_at IS NULL', [normaliseEmail(email)]);
  if (addressed.length > 0) return addressed;
  const name = buildPersonName(values);
  if (name === '') return [];
  return findIds(
    tx,
    `SELECT id FROM contact WHERE (fold(full_name) COLLATE "C" = fold($1) OR native_name = $1) AND archived_at IS NULL
     LIMIT 2`,
    [name],
  );
}

/** Finds the users in use by the address, or by the name with its words in any of the orders that files have. */
async function findUsers(tx: Tx, values: RowValues): Promise<string[]> {
  const name = getText(values, 'name');
  const email = readEmail(getText(values, 'email'))?.value ?? readEmail(name)?.value;
  const addressed =
    email === undefined
      ? []
      : await findIds(tx, 'SELECT id FROM app_user WHERE email = $1 AND archived_at IS NULL', [email]);
  if (addressed.length > 0 || name === '') return addressed;
  const named = await findUsersByName(tx, [name]);
  return named.length > 0 ? named : findUsersByName(tx, listNameOrders(name));
}

function findUsersByName(tx: Tx, names: string[]): Promise<string[]> {
  return findIds(
    tx,
    `SELECT id FROM app_user
     WHERE fold(full_name) = ANY(ARRAY(SELECT fold(name) FROM unnest($1::text[]) AS name)) AND archived_at IS NULL`,
    [names],
  );
}

/** Finds leads that the person may see, so that an import never tells of a confidential one. */
async function findLeads(tx: Tx, values: RowValues, system: string): Promise<string[]> {
  const parameters: unknown[] = [];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const reference = getText(values, 'reference');
  const external = getText(values, 'externalId');
  const title = getText(values, 'title');
  const condition =
    reference !== ''
      ? `l.reference = ${bind(reference.toUpperCase())}`
      : external !== ''
        ? `l.id IN (SELECT e.lead_id FROM external_id e WHERE e.system = ${bind(system)} AND e.value = ${bind(external)} AND e.lead_id IS NOT NULL)`
        : `fold(l.title) COLLATE "C" = fold(${bind(title)})`;
  const visible = buildLeadVisibility(tx.actor, 'l', bind);
  return findIds(
    tx,
    `SELECT l.id FROM lead l WHERE ${condition} AND l.archived_at IS NULL AND (${visible}) LIMIT 2`,
    parameters,
  );
}

const findByReference =
  (table: string, only = ''): Finder =>
  (tx, values) =>
    findIds(tx, `SELECT id FROM ${table} WHERE reference = $1 AND archived_at IS NULL${only}`, [
      getText(values, 'reference').toUpperCase(),
    ]);

/** Finds the records in use that the fields of a reference name, at most a few. */
export const REFERENCE_FINDERS: Readonly<Record<RowReference['kind'], Finder>> = {
  company: findCompanies,
  contact: findContacts,
  user: findUsers,
  lead: findLeads,
  activity: findByReference('activity'),
  agreement: findByReference('agreement'),
  delegation: findByReference('activity', ` AND kind = 'delegation'`),
  seminar: findByReference('activity', ` AND kind = 'seminar'`),
};
