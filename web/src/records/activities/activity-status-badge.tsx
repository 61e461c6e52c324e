import { Badge } from '@mantine/core';
import { useLabels } from '../../shared/labels/use-labels';
import type { components } from '../../shared/api/schema';

type ActivityStatus = components['schemas']['ActivityView']['status'];

const COLORS: Record<ActivityStatus, string> = {
  planned: 'blue',
  confirmed: 'limburg',
  completed: 'gray',
  cancelled: 'red',
};

/** The status of an activity, in words and in a colour. */
export function ActivityStatusBadge({ status }: { status: ActivityStatus }) {
  const label = useLabels();
  return (
    <Badge variant={status === 'completed' ? 'default' : 'light'} color={COLORS[status]} style={{ flexShrink: 0 }}>
      {label('activityStatus', status)}
    </Badge>
  );
}
