import { Badge, Card, Checkbox, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan, useUser } from '../../../shared/session/use-session';
import { useSetTaskStatus } from './lead-additions.api';
import { tasksQuery } from '../lead-page.api';
import { sortTasks } from './tasks.rules';
import { TaskForm } from './task-form';
import { useLeadEditor } from '../use-lead-editor';

type Task = components['schemas']['TaskView'];

/** The tasks of the lead, open ones first. */
export function TasksTab() {
  const canWrite = useCan('tasks:write');
  const { canEdit } = useLeadEditor();
  return (
    <Stack>
      {canWrite && canEdit && <TaskForm />}
      <TaskList />
    </Stack>
  );
}

function TaskList() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { data, error, refetch } = useQuery(tasksQuery(lead.id));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={t('tasks.empty')} hint={t('tasks.emptyHint')} />;
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {sortTasks(data.items).map((task) => (
        <TaskItem key={task.id} task={task} />
      ))}
    </Stack>
  );
}

function TaskItem({ task }: { task: Task }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const label = useLabels();
  const { id: userId } = useUser();
  const canWrite = useCan('tasks:write');
  const { canEdit } = useLeadEditor();
  const { mutate, isPending } = useSetTaskStatus();
  const { id, title, status, dueOn, overdue, assigneeId, assigneeName, createdBy, version } = task;
  const canComplete = canWrite && (canEdit || assigneeId === userId || createdBy === userId);
  const toggle = () => {
    const next = status === 'open' ? 'done' : 'open';
    mutate(
      { id, version, status: next },
      { onError: (error) => notifications.show({ message: error.message, color: 'red' }) },
    );
  };
  return (
    <Card withBorder p="sm" component="li">
      <Group wrap="nowrap" gap="sm">
        {canComplete && (
          <Checkbox
            aria-label={t('tasks.complete', { title })}
            checked={status !== 'open'}
            disabled={isPending}
            onChange={toggle}
          />
        )}
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm" td={status === 'open' ? undefined : 'line-through'} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {[dueOn && t('words.dueDay', { day: format.day(dueOn) }), assigneeName ?? t('tasks.nobody')]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        {overdue && (
          <Badge color="red" variant="dot">
            {t('words.overdue')}
          </Badge>
        )}
        {status !== 'open' && (
          <Badge color="gray" variant="light">
            {label('taskStatus', status)}
          </Badge>
        )}
      </Group>
    </Card>
  );
}
