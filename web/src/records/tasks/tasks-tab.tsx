import { Group, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../shared/format/format.rules';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ShowMore } from '../../shared/layout/show-more';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { useRecordScreen } from '../../shared/record-editor/use-record-screen';
import { NewTaskButton } from './new-task-button';
import { TaskList } from './task-list';
import { recordTasksQuery, useTaskUpdates } from './tasks.api';

/** The tasks about the company or the contact of the page. */
export function TasksTab() {
  const { t } = useTranslation('tasks');
  const { collection } = useRecordScreen().api;
  const { record } = useRecordEditor<{ id: string; version: number; name?: string; fullName?: string }>();
  const { id } = record;
  const applyUpdates = useTaskUpdates();
  const kind = collection === 'companies' ? 'company' : 'contact';
  const query = useInfiniteQuery(recordTasksQuery(kind === 'company' ? { companyId: id } : { contactId: id }));
  if (query.error && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const tasks = query.data.pages.flatMap(({ items }) => items).map(applyUpdates);
  return (
    <Stack gap="xs">
      <Group>
        <NewTaskButton subject={{ kind, id, title: record.name ?? record.fullName ?? '' }} />
      </Group>
      {tasks.length === 0 ? (
        <EmptyState title={t('words.noTasks')} hint={t('recordEmptyHint')} />
      ) : (
        <TaskList label={t('words.tasks')} tasks={tasks} today={findToday()} isSubjectShown={false} isAssigneeShown />
      )}
      <ShowMore query={query} />
    </Stack>
  );
}
