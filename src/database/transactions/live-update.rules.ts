import type { AuditLine } from '../../common/audit/audit-changes.rules.js';
import { RECORD_TYPES, type RecordType, type RecordTypeFacts } from '../../common/audit/record-types.constants.js';

/** The channel of PostgreSQL on which transactions tell all instances what they have changed. */
export const LIVE_UPDATES_CHANNEL = 'live_updates';

/** Tells whether changes of a kind of record are sent to clients. Other versions may publish kinds that are unknown here. */
export function isLiveEntity(entity: string): entity is RecordType {
  const types: Readonly<Record<string, RecordTypeFacts>> = RECORD_TYPES;
  return Object.hasOwn(types, entity) && !types[entity]!.isQuiet;
}

/** The kinds of callers. Their changes are published so that the streams of a caller without rights end. */
const CALLERS: readonly string[] = ['user', 'api_key'] satisfies RecordType[];

/** The notifications of one user. Only the user is told, and reads them again. */
const NOTIFICATION_ENTITY = 'notification';

/** The fields of a lead that decide who may see it. */
const VISIBILITY_FIELDS = ['confidential', 'ownerId', 'projectManagerId', 'teamIds'];

/** PostgreSQL accepts less than 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_900;
/** Maximum number of changes that one transaction publishes one by one. */
const MAX_PUBLISHED_CHANGES = 100;

/** The message of a transaction about a change. Each instance decides which of its clients may know of the change. */
export interface LiveUpdateNotification {
  /** `resync` stands for many changes of the entity. */
  type: 'created' | 'updated' | 'archived' | 'restored' | 'resync';
  entity: RecordType | typeof NOTIFICATION_ENTITY;
  id: string | null;
  version: number | null;
  /** The lead to which the record belongs after the change. */
  leadId: string | null;
  /** The lead to which the record belonged before, if the change moved the record; null if it belonged to none. */
  formerLeadId?: string | null;
  /** The former values of the fields of a lead that decide who may see it, if they have changed. */
  formerPeople?: Record<string, unknown>;
  /** The only user who is told. */
  userId?: string;
}

/**
 * Builds the payloads that publish the lines of the audit trail.
 * @param published the number of changes that the transaction has published before
 */
export function buildPayloads(lines: readonly AuditLine[], published: number): string[] {
  const notifications = lines
    .filter(({ entityType }) => isLiveEntity(entityType) || CALLERS.includes(entityType))
    .map(buildNotification);
  return notifications.map((notification, index) => {
    const payload = JSON.stringify(notification);
    const isTooMuch = published + index >= MAX_PUBLISHED_CHANGES || Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES;
    return isTooMuch ? JSON.stringify(buildResync(notification.entity)) : payload;
  });
}

/** The types of changes that are not updates, by the action in the audit trail. */
const TYPES_BY_ACTION: Readonly<Record<string, LiveUpdateNotification['type']>> = {
  created: 'created',
  uploaded: 'created',
  archived: 'archived',
  restored: 'restored',
};

function buildNotification(line: AuditLine): LiveUpdateNotification {
  const { action, entityId: id, version = null, leadId = null, changes = {} } = line;
  const entity = line.entityType;
  const type = TYPES_BY_ACTION[action] ?? 'updated';
  const notification: LiveUpdateNotification = { type, entity, id, version, leadId };
  if (type === 'created' || leadId === null) return notification;
  if (entity === 'lead') {
    const changed = VISIBILITY_FIELDS.filter((field) => field in changes);
    if (changed.length === 0) return notification;
    return {
      ...notification,
      formerPeople: Object.fromEntries(changed.map((field) => [field, changes[field]!.before])),
    };
  }
  const move = changes['leadId'] as { before: string | null; after: string | null } | undefined;
  return move ? { ...notification, leadId: move.after, formerLeadId: move.before } : notification;
}

/** Builds the payload that tells clients of a change of a record which the audit trail does not contain. */
export function buildRecordPayload(entity: RecordType, id: string): string {
  const notification: LiveUpdateNotification = { type: 'updated', entity, id, version: null, leadId: null };
  return JSON.stringify(notification);
}

/** Builds the payload that tells clients to read all records of a kind again. */
export function buildResyncPayload(entity: RecordType): string {
  return JSON.stringify(buildResync(entity));
}

/**
 * Builds the payload that tells a user to read the notifications again. PostgreSQL delivers equal payloads of one
 * transaction once, so that many notifications cause one update.
 */
export function buildNotificationPayload(userId: string): string {
  return JSON.stringify({ ...buildResync(NOTIFICATION_ENTITY), userId });
}

function buildResync(entity: LiveUpdateNotification['entity']): LiveUpdateNotification {
  return { type: 'resync', entity, id: null, version: null, leadId: null };
}
