import { declareMergeRelations } from '../companies/merge.relations.js';

declareMergeRelations([
  // Those that still hold have followed the lead and the lists of the activities already; the rest is on record.
  {
    target: 'contact',
    table: 'lead_touch',
    column: 'contact_id',
    label: 'touches',
    record: { entityType: 'lead_touch', leadIdColumn: 'lead_id' },
  },
]);
