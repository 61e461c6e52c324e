import { declareMergeRelations } from '../companies/merge.relations.js';

const AGREEMENT = { table: 'agreement', column: 'agreement_id', entityType: 'agreement' };

declareMergeRelations([
  {
    target: 'company',
    table: 'agreement_party',
    column: 'company_id',
    label: 'agreements',
    uniqueWith: ['agreement_id'],
    parent: { ...AGREEMENT, field: 'parties' },
  },
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
]);
