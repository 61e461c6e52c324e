import { Badge } from '@mantine/core';
import { useLabels } from '../../../../shared/labels/use-labels';
import type { Meeting } from '../meetings.api';

const COLORS: Readonly<Record<Meeting['status'], string>> = {
  proposed: 'blue',
  confirmed: 'limburg',
  held: 'limburg',
  cancelled: 'gray',
  no_show: 'red',
};

/** The status of a meeting, in words and in a colour. */
export function MeetingStatusBadge({ status }: { status: Meeting['status'] }) {
  const label = useLabels();
  return (
    <Badge size="sm" variant={status === 'held' ? 'filled' : 'light'} color={COLORS[status]} style={{ flexShrink: 0 }}>
      {label('meetingStatus', status)}
    </Badge>
  );
}
