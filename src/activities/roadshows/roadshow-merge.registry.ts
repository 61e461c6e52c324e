import { declareMergeRelations } from '../../companies/merge/merge-relations.registry.js';

declareMergeRelations([
  {
    target: 'company',
    table: 'activity',
    column: 'local_partner_id',
    label: 'roadshowStops',
    record: { entityType: 'roadshow_stop' },
  },
]);
