import { defineList } from '../../common/lists/list-definition.rules.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { PROVIDERS } from '../parsing/connector.rules.js';
import { RESTATED } from './delivery.queries.js';
import { DELIVERY_ORIGINS, DELIVERY_STATES, VERIFICATIONS } from '../inbox/delivery.constants.js';

/**
 * Filters, sorts and columns of the list of deliveries. The time of receipt is the only sort, because a growing inbox
 * is read newest first.
 */
export const deliveryList = defineList({
  name: 'intake-deliveries',
  from: `intake_delivery d JOIN intake_connection c ON c.id = d.connection_id
    LEFT JOIN intake_repeat r ON r.delivery_id = d.id`,
  id: 'd.id',
  select: `d.id, d.connection_id AS "connectionId", c.name AS "connectionName", c.provider,
    d.received_at AS "receivedAt", d.origin, d.verification, d.content_type AS "contentType", d.size, d.state, d.attempts,
    coalesce(r.times, 0) AS duplicates, d.replays, d.error, d.next_attempt_at AS "nextAttemptAt",
    d.mapping_version AS "mappingVersion", d.registration_ids AS "registrationIds", d.processed_at AS "processedAt",
    d.applied_at AS "appliedAt"`,
  fields: {
    connectionId: { type: 'uuid', sql: 'd.connection_id', sort: false },
    provider: { type: 'enum', sql: 'c.provider', values: PROVIDERS, sort: false },
    state: { type: 'enum', sql: 'd.state', values: DELIVERY_STATES, sort: false },
    origin: { type: 'enum', sql: 'd.origin', values: DELIVERY_ORIGINS, sort: false },
    verification: { type: 'enum', sql: 'd.verification', values: VERIFICATIONS, sort: false },
    receivedAt: { type: 'instant', sql: 'd.received_at' },
    mappingVersion: {
      type: 'integer',
      sql: 'd.mapping_version',
      nullable: true,
      sort: false,
      description: 'Version of the mapping with which it was last read. Use it together with connectionId.',
    },
    registrationId: {
      type: 'uuid',
      sql: 'd.registration_ids',
      sort: false,
      buildMatch: (values) => `d.registration_ids && ${values}`,
      description: 'Id of a registration that it created or changed.',
    },
  },
  defaultSort: '-receivedAt',
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
  columns: [
    'id',
    'connectionId',
    'connectionName',
    'provider',
    'receivedAt',
    'origin',
    'verification',
    'contentType',
    'size',
    'state',
    'attempts',
    'duplicates',
    'replays',
    'error',
    'nextAttemptAt',
    'mappingVersion',
    'registrationIds',
    'processedAt',
    'appliedAt',
  ],
});

/** SQL columns of a single delivery with its details. */
export const DELIVERY_DETAIL = `${deliveryList.select}, d.delivery_key AS "deliveryKey", d.sha256, d.headers,
  (${RESTATED} ORDER BY e.id LIMIT 1) AS "restatesId",
  d.body IS NOT NULL AS "hasBody", d.subject_key AS "subjectKey", r.last_at AS "lastDuplicateAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'state', s.state, 'error', s.error, 'attempt', s.attempt, 'actorName', s.actor_name) ORDER BY s.at, s.id)
    FROM intake_step s WHERE s.delivery_id = d.id), '[]') AS timeline`;
