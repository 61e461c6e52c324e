import { Group, Text } from '@mantine/core';
import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import Clock from 'lucide-react/icons/clock-alert';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useLabels } from '../../shared/labels/use-labels';
import type { MailState } from './mails.api';

const MARKS: Readonly<Record<MailState, { icon: typeof Clock; color: string }>> = {
  queued: { icon: Clock, color: 'var(--mantine-color-blue-text)' },
  sent: { icon: CircleCheck, color: 'var(--mantine-color-green-text)' },
  failed: { icon: TriangleAlert, color: 'var(--mantine-color-red-text)' },
  not_sent: { icon: TriangleAlert, color: 'var(--mantine-color-orange-text)' },
  suppressed: { icon: Ban, color: 'var(--mantine-color-orange-text)' },
  cancelled: { icon: Ban, color: 'var(--mantine-color-dimmed)' },
};

/** The state of a mail as an icon and in words. */
export function MailStateText({ state }: { state: MailState }) {
  const label = useLabels();
  const { icon: Icon, color } = MARKS[state];
  return (
    <Group component="span" display="inline-flex" gap={6} wrap="nowrap" style={{ color }}>
      <Icon size={16} aria-hidden style={{ flexShrink: 0 }} />
      <Text span size="sm" fw={600}>
        {label('mailState', state)}
      </Text>
    </Group>
  );
}
