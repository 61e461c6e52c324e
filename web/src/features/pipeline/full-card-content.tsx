import { Badge, Group, Stack, Text } from '@mantine/core';
import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import { useTranslation } from 'react-i18next';
import type { Lead } from '../../records/leads/lead.api';
import { VerificationBadge } from '../../records/leads/verification/verification-state';
import { countDays } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';

/** Everything about a lead below its title, for users who want more room between cards. */
export function FullCardContent({ lead, today }: { lead: Lead; today: string }) {
  const { t } = useTranslation('pipeline');
  const format = useFormat();
  return (
    <Stack gap={6} mt={6}>
      <Text size="sm">
        {lead.company.name}
        {lead.company.nativeName && (
          <Text span c="dimmed" lang="zh">
            {' '}
            {lead.company.nativeName}
          </Text>
        )}
        <Text span c="dimmed">
          {' · '}
          {lead.company.country}
        </Text>
      </Text>
      {(lead.nextTask || lead.status !== 'won') && <NextTask task={lead.nextTask} today={today} />}
      <Group gap={6}>
        {lead.status === 'on_hold' && (
          <Badge color="gray" variant="light">
            {t('onHold')}
          </Badge>
        )}
        {lead.staleSince !== null && lead.staleSince <= today && (
          <Badge color="orange" variant="light" leftSection={<Clock size={12} aria-hidden />}>
            {t('words.staleSince', { day: format.day(lead.staleSince) })}
          </Badge>
        )}
        <VerificationBadge lead={lead} />
        {lead.confidential && (
          <Badge color="grape" variant="light" leftSection={<Lock size={12} aria-hidden />}>
            {t('words.confidential')}
          </Badge>
        )}
      </Group>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" flex="none">
          {lead.status === 'won' && lead.closedOn
            ? t('wonOn', { day: format.day(lead.closedOn) })
            : t('days', { count: Math.max(0, countDays(lead.stageEnteredOn, today)) })}
        </Text>
        <Text size="xs" c="dimmed" truncate title={lead.ownerName}>
          {lead.ownerName}
        </Text>
      </Group>
    </Stack>
  );
}

/** The next open task of a lead, and whether it is overdue. */
function NextTask({ task, today }: { task: Lead['nextTask']; today: string }) {
  const { t } = useTranslation('pipeline');
  const format = useFormat();
  if (!task) {
    return (
      <Text size="xs" c="dimmed">
        {t('noTask')}
      </Text>
    );
  }
  const isOverdue = task.dueOn !== null && task.dueOn < today;
  return (
    <Text size="xs">
      {t('nextTask', { title: task.title })}
      {task.dueOn !== null && (
        <Text span inherit c={isOverdue ? 'red' : 'dimmed'} fw={isOverdue ? 600 : 400}>
          {' '}
          ({t(isOverdue ? 'words.overdueSince' : 'words.dueDay', { day: format.day(task.dueOn) })})
        </Text>
      )}
    </Text>
  );
}
