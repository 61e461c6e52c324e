import { Group, Text } from '@mantine/core';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CirclePlay from 'lucide-react/icons/circle-play';
import Clock from 'lucide-react/icons/clock-alert';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useLabels } from '../../../shared/labels/use-labels';
import type { JobHealth } from './operations.api';

const MARKS: Readonly<Record<JobHealth['status'], { icon: typeof Clock; color: string }>> = {
  stuck: { icon: TriangleAlert, color: 'var(--mantine-color-red-text)' },
  failed: { icon: TriangleAlert, color: 'var(--mantine-color-red-text)' },
  retrying: { icon: RotateCcw, color: 'var(--mantine-color-orange-text)' },
  overdue: { icon: Clock, color: 'var(--mantine-color-orange-text)' },
  never: { icon: CircleDashed, color: 'var(--mantine-color-dimmed)' },
  running: { icon: CirclePlay, color: 'var(--mantine-color-blue-text)' },
  ok: { icon: CircleCheck, color: 'var(--mantine-color-green-text)' },
};

/** The state of a job as an icon and in words. */
export function JobStatusMark({ status }: { status: JobHealth['status'] }) {
  const label = useLabels();
  const { icon: Icon, color } = MARKS[status];
  return (
    <Group gap={6} wrap="nowrap" style={{ color }}>
      <Icon size={18} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="sm" fw={600}>
        {label('jobStatus', status)}
      </Text>
    </Group>
  );
}
