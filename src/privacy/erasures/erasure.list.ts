import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { ERASURE_REASONS } from './erasure.constants.js';
import { Erasure } from './erasure.entity.js';

/** The register of erasures with its filters, sorts and columns. */
export const erasureList = defineList({
  name: 'erasures',
  from: `privacy_erasure e
    LEFT JOIN app_user u ON u.id = e.by
    LEFT JOIN privacy_request p ON p.id = e.request_id`,
  id: 'e.id',
  ...defineRecordFields(Erasure, 'e', {
    id: {},
    at: { label: ['Erased on', 'Gewist op'], list: {} },
    by: { label: ['Erased by', 'Gewist door'], list: FILTER },
    byName: { sql: 'u.full_name' },
    contactId: { label: ['Contact', 'Contact'], list: FILTER },
    key: { label: ['Person', 'Persoon'] },
    requestId: { label: ['Request', 'Verzoek'], list: FILTER },
    requestReference: { sql: 'p.reference' },
    reason: {
      label: ['Reason', 'Reden'],
      vocabulary: 'erasureReason',
      list: { values: ERASURE_REASONS, sort: false },
    },
    counts: { exported: false },
    keeps: { exported: false },
  }),
  defaultSort: '-at',
});

/** The columns of a single entry, with its decisions. */
export const ERASURE_WITH_DECISIONS = `${erasureList.select}, e.decisions`;
