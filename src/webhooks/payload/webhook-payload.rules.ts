import type { Changes } from '../../common/audit/audit-changes.rules.js';
import { type EventType, getEventGroup } from '../../database/transactions/event-types.rules.js';

/** Maximum size of a body in bytes. */
const MAX_BODY_BYTES = 262_144;

/** Fields that are never sent, by type of record: with the code of a registration somebody else could check in. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = { registration: ['code'] };

/** The facts of an event: its type, the change, and the record as the receiver may see it. */
export interface EventFacts {
  type: EventType;
  /** The time of the change. */
  at: Date;
  /** The type of the record in the audit trail. */
  entityType: string;
  entityId: string;
  changes: Changes;
  /** The record as its own route returns it; null for a removed one. */
  record: object | null;
  /** The path of the file of a report. */
  file?: string | undefined;
}

/** The event of a change as it is sent, in the form of Standard Webhooks. */
export interface EventPayload {
  type: EventType;
  timestamp: string;
  data: {
    /** The group of the event; several kinds of records are activities. */
    entity: string;
    /** The kind of an activity. */
    kind?: string;
    id: string;
    reference?: string;
    version?: number;
    /** The changed fields among those of the record, with their values before and after. */
    changed: Changes;
    record: Record<string, unknown> | null;
    /** True if the record, and `changed` where that does not suffice, were left out because the body would be too large. */
    recordOmitted?: true;
    file?: string;
  };
}

/** Writes the body of an event: JSON of at most 256 KiB. */
export function writePayload(facts: EventFacts): string {
  const payload = buildPayload(facts);
  const whole = JSON.stringify(payload);
  if (isSmallEnough(whole)) return whole;
  const short: EventPayload = { ...payload, data: { ...payload.data, record: null, recordOmitted: true } };
  const withoutRecord = JSON.stringify(short);
  if (isSmallEnough(withoutRecord)) return withoutRecord;
  return JSON.stringify({ ...short, data: { ...short.data, changed: {} } });
}

/** Builds the event of a change. */
export function buildPayload({ type, at, entityType, entityId, changes, record, file }: EventFacts): EventPayload {
  const withheld = WITHHELD[entityType] ?? [];
  const shown = record && omitFields(record as Record<string, unknown>, withheld);
  const { reference, version } = (shown ?? {}) as { reference?: string; version?: number };
  const group = getEventGroup(type);
  return {
    type,
    timestamp: at.toISOString(),
    data: {
      entity: group === 'activity' ? group : entityType,
      ...(group === 'activity' && { kind: entityType }),
      id: entityId,
      ...(reference !== undefined && { reference }),
      ...(version !== undefined && { version }),
      changed: pickFields(changes, shown ?? {}),
      record: shown,
      ...(file !== undefined && { file }),
    },
  };
}

/** Returns the changes of fields that a record has. Others could say more than the record shows. */
function pickFields(changes: Changes, record: object): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([field]) => Object.hasOwn(record, field)));
}

function omitFields(record: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}

function isSmallEnough(body: string): boolean {
  return Buffer.byteLength(body) <= MAX_BODY_BYTES;
}
