import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { formatHours, formatMomentIn } from '../../../shared/format/event-times.rules';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import { FieldValue } from '../../fields/field-value';
import { EventTimes } from '../event-times';
import {
  ACTIVITY_FIELD_RULES,
  ACTIVITY_FIELDS,
  type DaysValue,
  type EditedActivity,
  type TimesValue,
} from './activity-fields.rules';

interface ActivityFieldValueProps {
  activity: EditedActivity;
  field: string;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function ActivityFieldValue({ activity, field, value, empty }: ActivityFieldValueProps) {
  const format = useFormat();
  const { language } = useTranslation().i18n;
  if (isEmptyValue(value)) return empty;
  switch (field) {
    case 'timezone':
      return String(value).replaceAll('_', ' ');
    case 'days': {
      const { startsOn, endsOn } = value as DaysValue;
      return [startsOn, ...(endsOn === startsOn ? [] : [endsOn])].filter(Boolean).map(format.day).join(' – ') || empty;
    }
    case 'times':
      return <Times activity={activity} value={value as TimesValue} empty={empty} />;
    default: {
      const definition = ACTIVITY_FIELDS[field];
      if (definition?.kind === 'instant') {
        return `${formatMomentIn(`${String(value)}Z`, 'UTC', language)} (${format.zonePlace(activity.timezone)})`;
      }
      return <FieldValue name={field} field={definition} value={value} empty={empty} />;
    }
  }
}

interface TimesProps {
  activity: EditedActivity;
  value: TimesValue;
  empty: ReactNode;
}

/** The hours, in other time zones too if they are those of the activity. */
function Times({ activity, value, empty }: TimesProps) {
  const { language } = useTranslation().i18n;
  const format = useFormat();
  const { startsAt, endsAt, timezone } = activity;
  const isSaved = JSON.stringify(value) === JSON.stringify(ACTIVITY_FIELD_RULES.readValue(activity, 'times'));
  if (isSaved && startsAt && endsAt) return <EventTimes event={{ startsAt, endsAt, timezone }} />;
  if (value.startsAt === '' || value.endsAt === '') return empty;
  // Typed times are formatted without moving them to a time zone.
  const hours = { startsAt: `${value.startsAt}Z`, endsAt: `${value.endsAt}Z` };
  const text =
    value.startsAt <= value.endsAt ? formatHours(hours, 'UTC', language) : `${value.startsAt} – ${value.endsAt}`;
  return `${text} (${format.zonePlace(value.timezone)})`;
}
