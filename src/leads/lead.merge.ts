import { declareMergeRelations } from '../companies/merge.relations.js';

const record = { entityType: 'lead', leadIdColumn: 'id' };

declareMergeRelations([
  { target: 'company', table: 'lead', column: 'company_id', label: 'leads', record },
  { target: 'company', table: 'lead', column: 'local_company_id', label: 'investments', record },
  { target: 'company', table: 'lead', column: 'source_referrer_company_id', label: 'referredLeads', record },
  // When and by whom the contact was added stays with the row.
  {
    target: 'contact',
    table: 'lead_contact',
    column: 'contact_id',
    label: 'leads',
    uniqueWith: ['lead_id'],
    parent: { table: 'lead', column: 'lead_id', entityType: 'lead', field: 'contactIds', leadIdColumn: 'id' },
  },
]);
