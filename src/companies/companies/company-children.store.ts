import { v7 as uuidv7 } from 'uuid';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { ExternalIdInput } from '../../common/external-ids/external-id.dto.js';
import { readExternalIds } from '../../common/external-ids/external-id.queries.js';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CompanyNace } from '../model/company.entity.js';
import type { Identifier, Nace } from '../model/company.rules.js';
import { formatIdentifier } from '../identifiers/identifiers.rules.js';

/** The parts of a company that are stored in other tables. */
export interface CompanyChildren {
  identifiers: Identifier[];
  externalIds: ExternalIdInput[];
  nace: Nace[];
}

const DUPLICATE = 'company.duplicate_identifier';

// Only restoring a company can still violate this index. New identifiers wait for each other, and the error then names
// the holder.
declareConstraints({
  company_identifier_scheme_value_uq: {
    code: DUPLICATE,
    detail: 'Another company has this registration number.',
    pointer: '/identifiers',
  },
});

/** Returns the lists of a company, in the order of its view. */
export async function readChildren(tx: Tx, companyId: string): Promise<CompanyChildren> {
  const identifiers = await tx.sql.queryAll<Identifier>(
    'SELECT scheme, value FROM company_identifier WHERE company_id = $1 ORDER BY scheme, value',
    [companyId],
  );
  const nace = await tx.sql.queryAll<Nace>(
    `SELECT nace_version AS version, code, is_primary AS "primary" FROM company_nace WHERE company_id = $1
     ORDER BY is_primary DESC, nace_version, code`,
    [companyId],
  );
  return { identifiers, externalIds: await readExternalIds(tx.sql, 'company_id', companyId), nace };
}

/** Replaces the identifiers of a company. @throws 409 `company.duplicate_identifier` */
export async function replaceIdentifiers(tx: Tx, companyId: string, identifiers: Identifier[]): Promise<void> {
  await tx.sql.execute(
    `DELETE FROM company_identifier WHERE company_id = $1 AND (scheme, value) NOT IN
       (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [companyId, identifiers.map(({ scheme }) => scheme), identifiers.map(({ value }) => value)],
  );
  await insertIdentifiers(tx, companyId, identifiers);
}

/**
 * Adds the identifiers of a company that lacks them. It waits for another transaction that writes the same identifier, so
 * that the error names the holder also in a race.
 * @throws 409 `company.duplicate_identifier`
 */
export async function insertIdentifiers(tx: Tx, companyId: string, identifiers: Identifier[]): Promise<void> {
  // All requests insert in the same order, so that two requests for the same two numbers do not cause a deadlock.
  const ordered = [...identifiers.entries()].toSorted(([, a], [, b]) => (buildKey(a) < buildKey(b) ? -1 : 1));
  for (const [index, identifier] of ordered) {
    const { scheme, value } = identifier;
    const inserted = await tx.sql.execute(
      `INSERT INTO company_identifier (id, company_id, scheme, value) VALUES ($1, $2, $3, $4)
       ON CONFLICT (scheme, value) WHERE active DO NOTHING`,
      [uuidv7(), companyId, scheme, value],
    );
    if (inserted > 0) continue;
    await assertIdentifiersFree(tx, companyId, [identifier], index);
    const own = await tx.sql.queryOneOrNull(
      'SELECT 1 AS one FROM company_identifier WHERE company_id = $1 AND scheme = $2 AND value = $3',
      [companyId, scheme, value],
    );
    // The holder has given up the identifier in the meantime.
    if (!own) throw new CodedError('request.concurrent_change', 'Somebody changed this at the same moment; try again.');
  }
}

const buildKey = ({ scheme, value }: Identifier) => `${scheme} ${value}`;

/**
 * Refuses identifiers that belong to another company in use. `offset` is the position of the first one in the list of
 * the request.
 * @throws 409 `company.duplicate_identifier` naming that company
 */
export async function assertIdentifiersFree(
  tx: Tx,
  companyId: string,
  identifiers: Identifier[],
  offset = 0,
): Promise<void> {
  if (identifiers.length === 0) return;
  const holders = await tx.sql.queryAll<Identifier & { id: string; name: string; country: string; archived: boolean }>(
    `SELECT i.scheme, i.value, c.id, c.name, c.country, c.archived_at IS NOT NULL AS archived
     FROM company_identifier i JOIN company c ON c.id = i.company_id
     WHERE i.active AND i.company_id <> $1 AND (i.scheme, i.value) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [companyId, identifiers.map(({ scheme }) => scheme), identifiers.map(({ value }) => value)],
  );
  const errors = identifiers.flatMap(({ scheme, value }, index) => {
    const holder = holders.find((row) => row.scheme === scheme && row.value === value);
    if (!holder) return [];
    const detail = `${scheme} ${formatIdentifier(scheme, value)} belongs to ${holder.name} (${holder.id}).`;
    return [{ pointer: `/identifiers/${index + offset}/value`, code: DUPLICATE, detail }];
  });
  if (errors.length === 0) return;
  const { id, name, country, archived } = holders[0]!;
  throw new CodedError(DUPLICATE, errors.map(({ detail }) => detail).join(' '), errors, {
    existing: { id, name, country, archived },
  });
}

/** Replaces the economic activities of a company. */
export async function replaceNace(tx: Tx, companyId: string, nace: Nace[]): Promise<void> {
  await tx.manager.delete(CompanyNace, { companyId });
  await insertNace(tx, companyId, nace);
}

/** Stores the economic activities of a company that has none. */
export async function insertNace(tx: Tx, companyId: string, nace: Nace[]): Promise<void> {
  if (nace.length === 0) return;
  const rows = nace.map(({ version, code, primary }) => ({
    companyId,
    naceVersion: version,
    code,
    isPrimary: primary,
  }));
  await tx.manager.insert(CompanyNace, rows);
}

/**
 * Releases the identifiers of an archived company, or claims them again for a restored one.
 * @throws 409 when another company has one of them
 */
export async function activateIdentifiers(tx: Tx, companyId: string, active: boolean): Promise<void> {
  if (active) await assertIdentifiersFree(tx, companyId, (await readChildren(tx, companyId)).identifiers);
  await tx.sql.execute('UPDATE company_identifier SET active = $2 WHERE company_id = $1 AND active <> $2', [
    companyId,
    active,
  ]);
}
