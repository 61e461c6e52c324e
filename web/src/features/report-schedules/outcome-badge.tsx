import { Badge } from '@mantine/core';
import Check from 'lucide-react/icons/check';
import CircleSlash from 'lucide-react/icons/circle-slash';
import Clock from 'lucide-react/icons/clock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useLabels } from '../../shared/labels/use-labels';
import type { ScheduleRun } from './report-schedules.api';

const LOOKS = {
  waiting: { color: 'gray', icon: Clock },
  running: { color: 'gray', icon: Clock },
  done: { color: 'green', icon: Check },
  failed: { color: 'red', icon: TriangleAlert },
  skipped: { color: 'orange', icon: CircleSlash },
} as const;

/** The outcome of a run, by word, icon and colour. */
export function OutcomeBadge({ outcome }: Pick<ScheduleRun, 'outcome'>) {
  const label = useLabels();
  const { color, icon: Icon } = LOOKS[outcome];
  return (
    <Badge variant="light" color={color} leftSection={<Icon size={12} aria-hidden />}>
      {label('scheduleOutcome', outcome)}
    </Badge>
  );
}
