import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { formatHours, formatMomentIn } from '../../../shared/format/event-times.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import { agreementTitleQuery } from '../../agreements/agreements.api';
import { SectorTitle } from '../../reference/sector-title';
import { UserName } from '../../users/user-name';
import { activityTitleQuery } from '../activities.api';
import { EventTimes } from '../event-times';
import {
  ACTIVITY_FIELD_RULES,
  type ActivityField,
  type DaysValue,
  type EditedActivity,
  getFieldKind,
  type TimesValue,
} from './activity-fields.rules';

interface ActivityFieldValueProps {
  activity: EditedActivity;
  field: ActivityField;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function ActivityFieldValue({ activity, field, value, empty }: ActivityFieldValueProps) {
  const format = useFormat();
  const label = useLabels();
  const { language } = useTranslation().i18n;
  if (isEmptyValue(value)) return empty;
  switch (getFieldKind(field)) {
    case 'textarea':
      return <span style={{ whiteSpace: 'pre-wrap' }}>{String(value)}</span>;
    case 'number':
      return format.count(Number(value));
    case 'euro':
      return format.money(Number(value), 'EUR');
    case 'user':
      return <UserName id={String(value)} />;
    case 'country':
      return format.country(String(value));
    case 'languages':
      return (value as string[]).map(format.language).join(', ');
    case 'sectors':
      return (
        <Stack gap={4}>
          {(value as string[]).map((code) => (
            <SectorTitle key={code} code={code} />
          ))}
        </Stack>
      );
    case 'agreement':
      return <AgreementTitle id={String(value)} />;
    case 'roadshow_stop':
    case 'delegation':
      return <ActivityTitle id={String(value)} />;
    case 'status':
      return label('activityStatus', String(value));
    case 'timezone':
      return String(value).replaceAll('_', ' ');
    case 'days': {
      const { startsOn, endsOn } = value as DaysValue;
      return [startsOn, ...(endsOn === startsOn ? [] : [endsOn])].filter(Boolean).map(format.day).join(' – ') || empty;
    }
    case 'times':
      return <Times activity={activity} value={value as TimesValue} empty={empty} />;
    case 'instant':
      return `${formatMomentIn(`${String(value)}Z`, 'UTC', language)} (${format.zonePlace(activity.timezone)})`;
    default:
      return String(value);
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

function AgreementTitle({ id }: { id: string }) {
  return useQuery(agreementTitleQuery(id)).data?.label ?? '…';
}

function ActivityTitle({ id }: { id: string }) {
  return useQuery(activityTitleQuery(id)).data?.label ?? '…';
}
