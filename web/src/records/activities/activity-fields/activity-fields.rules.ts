import roadshows from 'record-catalogue/roadshows';
import seminars from 'record-catalogue/seminars';
import { toLocalInput } from '../../../shared/format/event-times.rules';
import { type CatalogueFields, cleanPlainValue, isEditable } from '../../../shared/catalogue/catalogue-field.rules';
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
  country?: string | null;
}

/** The fields of roadshows and seminars. */
export const ACTIVITY_FIELDS: CatalogueFields = { ...roadshows, ...seminars };

/** Tells whether a name is that of a field that can be edited. `days` and `times` are several fields of the API. */
export function isActivityField(name: unknown): name is string {
  return name === 'days' || name === 'times' || isEditable(ACTIVITY_FIELDS, name);
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
  switch (field) {
    case 'days':
      return { startsOn, endsOn } satisfies DaysValue;
    case 'times':
      return {
        startsAt: toLocalInput(startsAt, timezone),
        endsAt: toLocalInput(endsAt, timezone),
        timezone,
      } satisfies TimesValue;
    default: {
      const value = (activity as unknown as Record<string, unknown>)[field];
      const isInstant = ACTIVITY_FIELDS[field]?.kind === 'instant';
      return isInstant ? toLocalInput((value as string | null) ?? null, timezone) : value;
    }
  }
}

/** Builds the changes that the value of a field stands for. An empty value clears the field. */
function buildChanges(field: string, value: unknown): object {
  // Hours that are sent with their time zone stay the same local times when the zone changes.
  if (field === 'days' || field === 'times') return nullifyTexts(value as object);
  return { [field]: cleanPlainValue(value) };
}

function nullifyTexts(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text === '' ? null : text]));
}

function listPointers(field: string): string[] {
  if (field === 'days') return ['/startsOn', '/endsOn'];
  if (field === 'times') return ['/startsAt', '/endsAt', '/timezone'];
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
