import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { UserName } from '../../records/users/user-name';
import type { components } from '../../shared/api/schema';
import { countDays, findToday } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { agreementTasksQuery } from './agreement.api';
import { describeRenewal } from './renewal.rules';
import { useAgreementEditor } from './use-agreement-editor';

/** When somebody is reminded of the end of the agreement, and the tasks about it. */
export function RenewalNotice() {
  const { t } = useTranslation('agreement');
  const { agreement } = useAgreementEditor();
  const format = useFormat();
  const renewal = describeRenewal(agreement);
  const { data } = useQuery(agreementTasksQuery(agreement.id));
  const days = agreement.expiresOn === null ? null : countDays(findToday(), agreement.expiresOn);
  return (
    <Stack gap={6} mt="xs">
      {days !== null && days >= 0 && agreement.status !== 'terminated' && (
        <Text size="sm">{t('renewal.daysLeft', { count: days })}</Text>
      )}
      <Text size="sm" c="dimmed">
        {renewal.kind === 'planned'
          ? t('renewal.planned', { day: format.day(renewal.day) })
          : t(`renewal.${renewal.kind}`)}
      </Text>
      {data && data.items.length > 0 && (
        <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('renewal.tasks')}>
          {data.items.map((task) => (
            <TaskItem key={task.id} task={task} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function TaskItem({ task }: { task: components['schemas']['TaskView'] }) {
  const { t } = useTranslation('agreement');
  const label = useLabels();
  const format = useFormat();
  const { title, dueOn, assigneeId, status, overdue } = task;
  return (
    <Group component="li" gap="xs" justify="space-between" align="flex-start">
      <div style={{ minWidth: 0, flex: '1 1 200px' }}>
        <Text size="sm">{title}</Text>
        <Text size="xs" c="dimmed">
          {dueOn && t('words.dueDay', { day: format.day(dueOn) })}
          {assigneeId && (
            <>
              {' · '}
              <UserName id={assigneeId} />
            </>
          )}
        </Text>
      </div>
      <Badge variant="light" color={overdue ? 'red' : status === 'open' ? 'blue' : 'gray'}>
        {overdue ? t('words.overdue') : label('taskStatus', status)}
      </Badge>
    </Group>
  );
}
