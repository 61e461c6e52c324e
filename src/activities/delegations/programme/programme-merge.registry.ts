import { declareMergeRelations } from '../../../companies/merge/merge-relations.registry.js';

// Two records of one company may each receive a visit at the same time. Their merge is still allowed. The programme
// then shows the overlap, which is checked again only when one of the two items changes.
declareMergeRelations([
  {
    target: 'company',
    table: 'programme_item',
    column: 'host_company_id',
    label: 'programmeItems',
    record: { entityType: 'programme_item' },
  },
]);
