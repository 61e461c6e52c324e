import { Badge } from '@mantine/core';
import { useLabels } from '../../shared/labels/use-labels';
import { type ActivityStatus, STATUS_COLORS } from './activity-statuses.rules';

interface ActivityStatusBadgeProps {
  status: ActivityStatus;
  size?: 'md' | 'lg';
}

/** The status of an activity, in words and in a colour. */
export function ActivityStatusBadge({ status, size = 'md' }: ActivityStatusBadgeProps) {
  const label = useLabels();
  return (
    <Badge
      size={size}
      variant={status === 'cancelled' ? 'outline' : 'light'}
      color={STATUS_COLORS[status]}
      style={{ flexShrink: 0 }}
    >
      {label('activityStatus', status)}
    </Badge>
  );
}
