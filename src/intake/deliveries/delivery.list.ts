import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { PROVIDERS } from '../parsing/connector.rules.js';
import { RESTATED } from './delivery.queries.js';
import { DELIVERY_ORIGINS, DELIVERY_STATES, VERIFICATIONS } from '../inbox/delivery.constants.js';
import { IntakeDelivery } from '../inbox/delivery.entity.js';

/**
 * Filters, sorts and columns of the list of deliveries. The time of receipt is the only sort, because a growing inbox
 * is read newest first.
 */
export const deliveryList = defineList({
  name: 'intake-deliveries',
  from: `intake_delivery d JOIN intake_connection c ON c.id = d.connection_id
    LEFT JOIN intake_repeat r ON r.delivery_id = d.id`,
  id: 'd.id',
  ...defineRecordFields(IntakeDelivery, 'd', {
    id: {},
    connectionId: { list: FILTER },
    connectionName: { sql: 'c.name' },
    provider: { sql: 'c.provider', list: { values: PROVIDERS, sort: false } },
    receivedAt: { list: {} },
    origin: { list: { values: DELIVERY_ORIGINS, sort: false } },
    verification: { list: { values: VERIFICATIONS, sort: false } },
    contentType: {},
    size: {},
    state: { list: { values: DELIVERY_STATES, sort: false } },
    attempts: {},
    duplicates: { sql: 'coalesce(r.times, 0)' },
    replays: {},
    error: {},
    nextAttemptAt: {},
    mappingVersion: {
      list: {
        sort: false,
        description: 'Version of the mapping with which it was last read. Use it together with connectionId.',
      },
    },
    registrationIds: {},
    registrationId: {
      sql: 'd.registration_ids',
      list: {
        type: 'uuid',
        sort: false,
        buildMatch: (values) => `d.registration_ids && ${values}`,
        description: 'Id of a registration that it created or changed.',
      },
      returned: false,
    },
    processedAt: {},
    appliedAt: {},
  }),
  defaultSort: '-receivedAt',
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
});

/** SQL columns of a single delivery with its details. */
export const DELIVERY_DETAIL = `${deliveryList.select}, d.delivery_key AS "deliveryKey", d.sha256, d.headers,
  (${RESTATED} ORDER BY e.id LIMIT 1) AS "restatesId",
  d.body IS NOT NULL AS "hasBody", d.subject_key AS "subjectKey", r.last_at AS "lastDuplicateAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'state', s.state, 'error', s.error, 'attempt', s.attempt, 'actorName', s.actor_name) ORDER BY s.at, s.id)
    FROM intake_step s WHERE s.delivery_id = d.id), '[]') AS timeline`;
