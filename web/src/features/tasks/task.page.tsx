import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { getRecordPath } from '../../records/search/record-reference.rules';
import { api, readBody } from '../../shared/api/api.client';
import { useUser } from '../../shared/session/use-session';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';

const route = getRouteApi('/user/tasks/$taskId');

/** Where the page of a record shows its tasks, by its kind. */
const TASK_SEARCHES: Readonly<Record<string, Record<string, string>>> = {
  lead: { show: 'tasks' },
  company: { tab: 'tasks' },
  contact: { tab: 'tasks' },
};

/** Opens the page on which a task is shown: that of the record that it is about, or the list of tasks. */
export function TaskPage() {
  const { id: userId } = useUser();
  const { taskId: id } = route.useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/tasks/{id}', { params: { path: { id } }, signal })),
  });
  if (error) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const { subject, title, assigneeId, status } = data;
  if (!subject) {
    // The list finds the task by its title, also when it is somebody else's or closed.
    const search = { q: title, ...(assigneeId !== userId && { view: 'team' }), ...(status !== 'open' && { status }) };
    return <Navigate to="/tasks" search={search} replace />;
  }
  return <Navigate to={getRecordPath(subject)} search={TASK_SEARCHES[subject.kind]} replace />;
}
