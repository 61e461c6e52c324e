import { useTranslation } from 'react-i18next';
import { TaskList } from '../../../records/tasks/task-list';
import { findToday } from '../../../shared/format/format.rules';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { useLeadEditor } from '../use-lead-editor';
import { useLeadTasks } from './use-lead-tasks';

/** The tasks of the lead, open ones first. */
export function LeadTasks() {
  const { t } = useTranslation(['lead', 'tasks']);
  const { query, tasks, canChange } = useLeadTasks();
  if (query.error && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  if (tasks.length === 0) return <EmptyState title={t('words.noTasks')} hint={t('tasksHint')} />;
  return (
    <>
      <TaskList
        label={t('words.tasks')}
        tasks={tasks}
        today={findToday()}
        canChange={canChange}
        isSubjectShown={false}
        isAssigneeShown
      />
      <ShowMore query={query} />
    </>
  );
}

/** The open tasks of the lead but the next one, which stands above. */
export function PlannedTasks() {
  const { t } = useTranslation('timeline');
  const { lead } = useLeadEditor();
  const { open, canChange } = useLeadTasks();
  const tasks = open.filter(({ id }) => id !== lead.nextTask?.id);
  if (tasks.length === 0) return null;
  return (
    <TaskList
      label={t('planned')}
      title={t('planned')}
      tasks={tasks}
      today={findToday()}
      canChange={canChange}
      isSubjectShown={false}
      isAssigneeShown
    />
  );
}
