import { moveParts } from '../../companies/merge/record-merge.store.js';
import type { MergeRelation, MoveCount } from '../../companies/merge/merge-relations.registry.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { PARTY_ROLES } from './agreement.constants.js';

const AGREEMENT = { table: 'agreement', column: 'agreement_id', entityType: 'agreement' } as const;

const PARTIES = {
  target: 'company',
  table: 'agreement_party',
  column: 'company_id',
  label: 'agreements',
  uniqueWith: ['agreement_id'],
  parent: { ...AGREEMENT, field: 'parties' },
} satisfies MergeRelation;

/** The relations of agreements and commitments that a merge updates. */
export const AGREEMENT_MERGE_RELATIONS: readonly MergeRelation[] = [
  { ...PARTIES, move: moveParties },
  {
    target: 'company',
    table: 'agreement_signatory',
    column: 'company_id',
    label: 'signatories',
    parent: { ...AGREEMENT, field: 'signatories' },
  },
  {
    target: 'contact',
    table: 'agreement_signatory',
    column: 'contact_id',
    label: 'signatories',
    parent: { ...AGREEMENT, field: 'signatories' },
  },
  {
    target: 'company',
    table: 'commitment',
    column: 'owner_company_id',
    label: 'commitments',
    record: { entityType: 'commitment' },
  },
];

/**
 * Moves the parties of one company to another. Where both are parties the stronger role stays, so that a signatory does
 * not become a witness.
 */
async function moveParties(tx: Tx, from: string, to: string): Promise<MoveCount> {
  await tx.sql.execute(
    `UPDATE agreement_party AS kept SET role = gone.role FROM agreement_party AS gone
     WHERE kept.company_id = $2 AND gone.company_id = $1 AND kept.agreement_id = gone.agreement_id
       AND array_position($3::text[], gone.role) < array_position($3::text[], kept.role)`,
    [from, to, PARTY_ROLES],
  );
  return moveParts(tx, PARTIES, PARTIES.parent, from, to);
}
