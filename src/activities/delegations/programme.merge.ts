import { declareMergeRelations } from '../../companies/merge.relations.js';

// Two records of one firm may each receive somebody at the same time. Their merge is not refused for it: the programme
// then shows the overlap, and nothing but a change of one of the two items looks at it again.
declareMergeRelations([
  {
    target: 'company',
    table: 'programme_item',
    column: 'host_company_id',
    label: 'programmeItems',
    record: { entityType: 'programme_item' },
  },
]);
