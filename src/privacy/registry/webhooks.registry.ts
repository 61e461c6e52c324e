import type { PersonalDataTables } from '../personal-data.rules.js';

/** The columns of webhooks and of their deliveries. */
export const WEBHOOK_TABLES: PersonalDataTables = {
  webhook: {
    columns: {
      name: 'text',
      url: 'text',
      event_types: 'none',
      description: 'text',
      secret_encrypted: 'none',
      former_secret_encrypted: 'none',
      state: 'none',
      disabled_reason: 'none',
    },
  },
  webhook_delivery: {
    // The request has the whole record, with the ids of its contacts. A receiver may repeat it in its answer.
    foundBy: [{ mentions: 'request_body' }, { mentions: 'response_body' }],
    columns: {
      type: 'none',
      entity_type: 'none',
      state: 'none',
      reason: 'none',
      error_code: 'none',
      request_headers: { bytes: null },
      request_body: { bytes: null },
      response_headers: { bytes: null },
      response_body: { bytes: null },
    },
  },
};
