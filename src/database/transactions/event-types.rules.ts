import type { AuditLine } from '../../common/audit/audit-changes.rules.js';
import type { RecordType } from '../../common/audit/record-types.constants.js';

/** The types of events that webhooks can be told of, by group. */
export const EVENT_TYPES = [
  'company.created',
  'company.updated',
  'company.archived',
  'company.restored',
  'company.merged',
  'contact.created',
  'contact.updated',
  'contact.archived',
  'contact.restored',
  'contact.merged',
  'contact.erased',
  'lead.created',
  'lead.updated',
  'lead.archived',
  'lead.restored',
  'lead.transitioned',
  'lead.status_changed',
  'lead.evidence_added',
  'lead.realisation_added',
  'interaction.created',
  'interaction.updated',
  'interaction.archived',
  'task.created',
  'task.updated',
  'task.completed',
  'activity.created',
  'activity.updated',
  'activity.archived',
  'activity.cancelled',
  'activity.ended',
  'registration.created',
  'registration.updated',
  'registration.cancelled',
  'registration.promoted',
  'registration.checked_in',
  'registration.check_in_undone',
  'registration.no_show',
  'agreement.created',
  'agreement.updated',
  'agreement.archived',
  'agreement.expired',
  'agreement.signed',
  'commitment.created',
  'commitment.updated',
  'document.created',
  'document.updated',
  'document.version_added',
  'document.archived',
  'report.written',
  'webhook.test',
] as const;
/** One of {@link EVENT_TYPES}. */
export type EventType = (typeof EVENT_TYPES)[number];

/** The first part of the types of the events of a group. */
export type EventGroup = EventType extends `${infer Group}.${string}` ? Group : never;

/** The groups to which the types of records in the audit trail belong. Records of other types cause no events. */
const GROUPS: Readonly<Record<string, EventGroup>> = {
  company: 'company',
  contact: 'contact',
  lead: 'lead',
  interaction: 'interaction',
  task: 'task',
  delegation: 'activity',
  roadshow: 'activity',
  roadshow_stop: 'activity',
  seminar: 'activity',
  registration: 'registration',
  agreement: 'agreement',
  commitment: 'commitment',
  document: 'document',
  report_schedule: 'report',
} satisfies Partial<Record<RecordType, EventGroup>>;

/** The types of records in the audit trail that cause events. */
export const EVENT_ENTITIES: readonly string[] = Object.keys(GROUPS);

/** Lists the types of records in the audit trail whose events belong to a group. */
export function listGroupEntities(group: EventGroup): string[] {
  return EVENT_ENTITIES.filter((entity) => GROUPS[entity] === group);
}

/** The actions whose events have another name than the action, by group. */
const RENAMED: Partial<Record<EventGroup, Readonly<Record<string, string>>>> = {
  registration: { registered_again: 'created', seated: 'updated' },
  document: { uploaded: 'created' },
  report: { run_done: 'written' },
};

/** The events of records that reach a status, by group and status. */
const STATUS_EVENTS: Partial<Record<EventGroup, Readonly<Record<string, string>>>> = {
  task: { done: 'completed' },
  activity: { cancelled: 'cancelled' },
  agreement: { signed: 'signed' },
};

/** The facts of an entry of the audit trail that decide its event. */
export interface EventSource extends Pick<AuditLine, 'action' | 'changes'> {
  entityType: string;
}

/**
 * Finds the type of the event that a line of the audit trail causes; null if it causes none. A line causes at most one
 * event. An action without a type of its own counts as an update if it changed a field.
 */
export function findEventType(line: EventSource): EventType | null {
  if (!Object.hasOwn(GROUPS, line.entityType)) return null;
  const group = GROUPS[line.entityType]!;
  const event = findEvent(group, line);
  const type = `${group}.${event}`;
  return event !== null && isEventType(type) ? type : null;
}

function findEvent(group: EventGroup, { action, changes = {} }: EventSource): string | null {
  const renamed = RENAMED[group]?.[action];
  if (renamed) return renamed;
  if (group === 'lead' && action === 'moved' && 'stage' in changes) return 'transitioned';
  if (group === 'lead' && action === 'moved' && 'status' in changes) return 'status_changed';
  // Of the two lines of a merge only that of the survivor names the other record.
  if (action === 'merged' && !('mergedFrom' in changes)) return 'updated';
  const status = changes['status']?.after;
  const reached = action !== 'created' && typeof status === 'string' && STATUS_EVENTS[group]?.[status];
  if (reached) return reached;
  if (isEventType(`${group}.${action}`)) return action;
  return Object.keys(changes).length > 0 ? 'updated' : null;
}

const known: ReadonlySet<string> = new Set(EVENT_TYPES);

/** Tells whether a text is one of {@link EVENT_TYPES}. */
export function isEventType(text: string): text is EventType {
  return known.has(text);
}

/** Returns the group of a type: `lead` of `lead.created`. */
export function getEventGroup(type: EventType): EventGroup {
  return type.slice(0, type.indexOf('.')) as EventGroup;
}

/** Returns the text by which a webhook is told of all events of a group: `lead.*`. */
export function buildGroupPattern(group: EventGroup): `${EventGroup}.*` {
  return `${group}.*`;
}

/** Tells whether a type is among chosen types and groups of types. */
export function isSelected(eventTypes: readonly string[], type: EventType): boolean {
  return eventTypes.includes(type) || eventTypes.includes(buildGroupPattern(getEventGroup(type)));
}
