import { toLocalInput } from '../../../shared/format/event-times.rules';
import type { EditedRecord, FieldRules } from '../../../shared/record-editor/record-drafts.rules';
import { type ActivityStatus, listNextStatuses } from '../activity-statuses.rules';

/** The fields of every activity on which the inputs of others depend. */
export interface EditedActivity extends EditedRecord {
  title: string;
  reference: string;
  status: ActivityStatus;
  archivedAt: string | null;
  startsOn: string;
  endsOn: string;
  startsAt?: string | null;
  endsAt?: string | null;
  timezone: string;
}

/** How a field is shown and entered. `days` and `times` are several fields of the API that are edited together. */
export type ActivityFieldKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'euro'
  | 'user'
  | 'country'
  | 'languages'
  | 'sectors'
  | 'agreement'
  | 'roadshow_stop'
  | 'delegation'
  | 'status'
  | 'timezone'
  | 'days'
  | 'times'
  | 'instant';

/** All fields that activities can have, with their kinds. */
const FIELD_KINDS = {
  title: 'text',
  status: 'status',
  days: 'days',
  times: 'times',
  timezone: 'timezone',
  targetCountry: 'country',
  sectors: 'sectors',
  languages: 'languages',
  objectives: 'textarea',
  venue: 'text',
  city: 'text',
  country: 'country',
  onlineUrl: 'text',
  capacity: 'number',
  registrationOpensAt: 'instant',
  registrationClosesAt: 'instant',
  ownerId: 'user',
  agreementId: 'agreement',
  roadshowStopId: 'roadshow_stop',
  delegationId: 'delegation',
  notes: 'textarea',
  budgetEur: 'euro',
  costEur: 'euro',
} as const satisfies Record<string, ActivityFieldKind>;

export type ActivityField = keyof typeof FIELD_KINDS;

/** Returns how a field is shown and entered. */
export function getFieldKind(field: ActivityField): ActivityFieldKind {
  return FIELD_KINDS[field];
}

/** Tells whether a name is that of a field of an activity. */
export function isActivityField(name: unknown): name is ActivityField {
  return typeof name === 'string' && Object.hasOwn(FIELD_KINDS, name);
}

/** The first and the last day. */
export interface DaysValue {
  startsOn: string;
  endsOn: string;
}

/** The hours as local times, with their time zone. */
export interface TimesValue {
  startsAt: string;
  endsAt: string;
  timezone: string;
}

function readValue(activity: EditedActivity, field: string): unknown {
  const { startsOn, endsOn, startsAt = null, endsAt = null, timezone } = activity;
  switch (FIELD_KINDS[field as ActivityField]) {
    case 'days':
      return { startsOn, endsOn } satisfies DaysValue;
    case 'times':
      return {
        startsAt: toLocalInput(startsAt, timezone),
        endsAt: toLocalInput(endsAt, timezone),
        timezone,
      } satisfies TimesValue;
    case 'instant':
      return toLocalInput((activity as unknown as Record<string, string | null>)[field] ?? null, timezone);
    default:
      return (activity as unknown as Record<string, unknown>)[field];
  }
}

/** Builds the changes that the value of a field stands for. An empty value clears the field. */
function buildChanges(field: string, value: unknown): object {
  const kind = FIELD_KINDS[field as ActivityField];
  // Hours that are sent with their time zone stay the same local times when the zone changes.
  if (kind === 'days' || kind === 'times') return nullifyTexts(value as object);
  if (typeof value !== 'string') return { [field]: value ?? null };
  return { [field]: value.trim() === '' ? null : value.trim() };
}

function nullifyTexts(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text === '' ? null : text]));
}

function listPointers(field: string): string[] {
  const kind = FIELD_KINDS[field as ActivityField];
  if (kind === 'days') return ['/startsOn', '/endsOn'];
  if (kind === 'times') return ['/startsAt', '/endsAt', '/timezone'];
  return [`/${field}`];
}

/** How the editor reads and changes the fields of an activity. */
export const ACTIVITY_FIELD_RULES: FieldRules<EditedActivity> = {
  readValue,
  mergeChanges: (fields, read) =>
    Object.assign({}, ...fields.map((field) => buildChanges(field, read(field)))) as object,
  listPointers,
};

/** Lists the statuses that an activity can have next, its present one first. */
export function listStatuses(
  activity: Pick<EditedActivity, 'status' | 'endsOn' | 'timezone'>,
  now = Date.now(),
): ActivityStatus[] {
  return [activity.status, ...listNextStatuses(activity, now)];
}
