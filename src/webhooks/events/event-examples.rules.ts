import type { Changes } from '../../common/audit/audit-changes.rules.js';
import type { EventType } from '../../database/transactions/event-types.rules.js';
import {
  buildExample,
  EXAMPLE_ID,
  EXAMPLE_TIME,
  type Json,
  type Schema,
  type Schemas,
} from './schema-examples.rules.js';

/** Changes of the events whose name says which field changed. */
const CHANGES: Partial<Record<EventType, Changes>> = {
  'lead.transitioned': { stage: { before: 'proposal', after: 'shortlisted' } },
  'lead.status_changed': { status: { before: 'open', after: 'on_hold' } },
  'task.completed': { status: { before: 'open', after: 'done' } },
  'activity.cancelled': { status: { before: 'planned', after: 'cancelled' } },
  'activity.ended': { status: { before: 'confirmed', after: 'completed' } },
  'registration.cancelled': { status: { before: 'registered', after: 'cancelled' } },
  'registration.promoted': { status: { before: 'waitlisted', after: 'registered' } },
  'registration.checked_in': { checkedInAt: { before: null, after: EXAMPLE_TIME } },
  'registration.check_in_undone': { checkedInAt: { before: EXAMPLE_TIME, after: null } },
  'registration.no_show': { status: { before: 'registered', after: 'no_show' } },
  'agreement.expired': { status: { before: 'in_force', after: 'expired' } },
  'agreement.signed': { status: { before: 'negotiated', after: 'signed' } },
};

/** The fields of which examples of created and updated records say that they changed; the first that a record has. */
const NAMES = ['title', 'name', 'fullName', 'subject', 'description', 'notes'];

/** Builds the example of the body of an event from the schema of its data. */
export function buildEventExample(type: EventType, data: Schema, schemas: Schemas): Json {
  const { recordOmitted: _, changed: __, ...example } = buildExample(data, schemas) as Json;
  const record = type === 'contact.erased' || type === 'webhook.test' ? null : (example['record'] as Json | null);
  const changed = record ? (CHANGES[type] ?? buildChanges(type, record)) : {};
  const after = Object.fromEntries(Object.entries(changed).map(([field, change]) => [field, change.after]));
  const { id, reference, version } = { id: EXAMPLE_ID, ...record } as Json;
  return {
    type,
    timestamp: EXAMPLE_TIME,
    data: {
      entity: example['entity'],
      ...('kind' in example && { kind: example['kind'] }),
      id,
      ...(reference !== undefined && { reference }),
      ...(version !== undefined && { version }),
      changed,
      record: record && { ...record, ...after },
      ...('file' in example && { file: `/api/v1/report-schedules/${EXAMPLE_ID}/runs/${EXAMPLE_ID}/file` }),
    },
  };
}

function buildChanges(type: EventType, record: Json): Changes {
  if (type.endsWith('.archived')) return { archivedAt: { before: null, after: EXAMPLE_TIME } };
  if (type.endsWith('.restored')) return { archivedAt: { before: EXAMPLE_TIME, after: null } };
  const field = NAMES.find((name) => typeof record[name] === 'string');
  if (!field || !/\.(created|updated)$/.test(type)) return {};
  return { [field]: { before: type.endsWith('.created') ? null : 'Earlier text', after: record[field] } };
}
