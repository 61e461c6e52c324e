import { declareMergeRelations } from '../../companies/merge/merge-relations.registry.js';

declareMergeRelations([
  // Touches that still count have followed the lead and the lists of the activities already. This relation moves the
  // withdrawn touches, which are only kept on record.
  {
    target: 'contact',
    table: 'lead_touch',
    column: 'contact_id',
    label: 'touches',
    record: { entityType: 'lead_touch', leadIdColumn: 'lead_id' },
  },
]);
