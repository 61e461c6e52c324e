import type { FieldError } from '../../common/errors/domain.errors.js';
import type { Reference } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Party, Signatory } from './agreement.dto.js';
import { AgreementSignatory } from './agreement-people.entity.js';
import type { PartyRole } from './agreement.constants.js';

/** The lists of an agreement that are kept in other tables, in the form in which the audit trail shows them. */
export interface AgreementChildren {
  parties: { companyId: string; role: PartyRole }[];
  signatories: Pick<AgreementSignatory, 'name' | 'capacity' | 'companyId' | 'contactId'>[];
}

/** Reads the lists of an agreement. */
export async function readChildren(tx: Tx, agreementId: string): Promise<AgreementChildren> {
  const parties = await tx.sql.queryAll<AgreementChildren['parties'][number]>(
    'SELECT company_id AS "companyId", role FROM agreement_party WHERE agreement_id = $1 ORDER BY company_id',
    [agreementId],
  );
  const signatories = await tx.sql.queryAll<AgreementChildren['signatories'][number]>(
    `SELECT name, capacity, company_id AS "companyId", contact_id AS "contactId" FROM agreement_signatory
     WHERE agreement_id = $1 ORDER BY position`,
    [agreementId],
  );
  return { parties, signatories };
}

/** Returns the lists of an agreement after a change. An absent list stays; null empties it. */
export function buildChildren(
  before: AgreementChildren,
  body: { parties?: Party[] | null; signatories?: Signatory[] | null },
): AgreementChildren {
  const parties = (body.parties ?? []).map(({ companyId, role = 'signatory' }) => ({ companyId, role }));
  const signatories = (body.signatories ?? []).map(({ name, capacity = null, companyId = null, contactId = null }) => ({
    name,
    capacity,
    companyId,
    contactId,
  }));
  return {
    parties:
      body.parties === undefined ? before.parties : parties.toSorted((a, b) => (a.companyId < b.companyId ? -1 : 1)),
    signatories: body.signatories === undefined ? before.signatories : signatories,
  };
}

/** Returns an error for every organisation that a request names a second time among the parties. */
export function validateParties(parties: Party[]): FieldError[] {
  const ids = parties.map(({ companyId }) => companyId);
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return [];
    const detail = `The company ${id} is named twice in parties; name it once, in one role.`;
    return [{ pointer: `/parties/${index}/companyId`, code: 'agreement.party_twice', detail }];
  });
}

/**
 * Returns the references that a request adds to the lists. References that the agreement already has are not checked
 * again.
 */
export function buildAddedReferences(
  before: AgreementChildren,
  body: { parties?: Party[] | null; signatories?: Signatory[] | null },
): Reference[] {
  const known = new Set([
    ...before.parties.map(({ companyId }) => companyId),
    ...before.signatories.flatMap(({ companyId, contactId }) => [companyId, contactId]),
  ]);
  const buildReference = (table: Reference['table'], id: string | null | undefined, pointer: string): Reference => ({
    table,
    id: known.has(id ?? null) ? null : id,
    pointer,
  });
  return [
    ...(body.parties ?? []).map(({ companyId }, index) =>
      buildReference('company', companyId, `/parties/${index}/companyId`),
    ),
    ...(body.signatories ?? []).flatMap(({ companyId, contactId }, index) => [
      buildReference('company', companyId, `/signatories/${index}/companyId`),
      buildReference('contact', contactId, `/signatories/${index}/contactId`),
    ]),
  ];
}

/**
 * Replaces the lists of an agreement. Rows that stay the same are not touched, so that no merge has to wait for them.
 */
export async function writeChildren(
  tx: Tx,
  agreementId: string,
  before: AgreementChildren,
  after: AgreementChildren,
): Promise<void> {
  await tx.sql.execute('DELETE FROM agreement_party WHERE agreement_id = $1 AND company_id <> ALL($2::uuid[])', [
    agreementId,
    after.parties.map(({ companyId }) => companyId),
  ]);
  await tx.sql.execute(
    `INSERT INTO agreement_party AS p (agreement_id, company_id, role)
     SELECT $1, company_id, role FROM unnest($2::uuid[], $3::text[]) AS given (company_id, role)
     ON CONFLICT (agreement_id, company_id) DO UPDATE SET role = EXCLUDED.role WHERE p.role <> EXCLUDED.role`,
    [agreementId, after.parties.map(({ companyId }) => companyId), after.parties.map(({ role }) => role)],
  );
  if (JSON.stringify(before.signatories) === JSON.stringify(after.signatories)) return;
  await tx.manager.delete(AgreementSignatory, { agreementId });
  const rows = after.signatories.map((signatory, index) => ({ agreementId, position: index + 1, ...signatory }));
  if (rows.length > 0) await tx.manager.insert(AgreementSignatory, rows);
}
