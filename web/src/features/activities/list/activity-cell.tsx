import { Text } from '@mantine/core';
import { ActivityLink } from '../../../records/activities/activity-link';
import { ActivityStatusBadge } from '../../../records/activities/activity-status-badge';
import { TwoLines } from '../../../shared/tables/two-lines';
import type { Activity } from '../activities.api';
import type { ActivityColumn } from './activity-columns.constants';
import type { ActivityTexts } from './use-activity-texts';

interface ActivityCellProps {
  activity: Activity;
  column: ActivityColumn;
  texts: ActivityTexts;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function ActivityCell({ activity, column, texts, isReachable }: ActivityCellProps) {
  const { t } = texts;
  if (column === 'title') {
    return (
      <TwoLines
        second={[activity.reference, activity.archivedAt !== null && t('words.archived')].filter(Boolean).join(' · ')}
      >
        <ActivityLink activity={activity} tabIndex={isReachable ? 0 : -1} />
      </TwoLines>
    );
  }
  if (column === 'status') return <ActivityStatusBadge status={activity.status} />;
  const text = writeCell(activity, column, texts);
  const hours = column === 'startsOn' ? texts.getHours(activity) : null;
  return (
    <TwoLines second={hours}>
      <Text size="sm" truncate title={text ?? undefined} c={text ? undefined : 'dimmed'}>
        {text || '–'}
      </Text>
    </TwoLines>
  );
}

function writeCell(activity: Activity, column: ActivityColumn, texts: ActivityTexts): string | null {
  const { format, label, getOwner, getPlace } = texts;
  switch (column) {
    case 'kind':
      return label('activityKind', activity.kind);
    case 'startsOn':
      return format.day(activity.startsOn);
    case 'endsOn':
      return format.day(activity.endsOn);
    case 'place':
      return getPlace(activity);
    default:
      return getOwner(activity.ownerId);
  }
}
