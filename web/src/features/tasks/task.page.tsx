import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { getRecordPath } from '../../records/search/record-reference.rules';
import { api, readBody } from '../../shared/api/api.client';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';

const route = getRouteApi('/user/tasks/$taskId');

/** Opens the page on which a task is shown: that of the record that it is about, or the day of the user. */
export function TaskPage() {
  const { taskId: id } = route.useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/tasks/{id}', { params: { path: { id } }, signal })),
  });
  if (error) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const { subject } = data;
  if (!subject) return <Navigate to="/my-day" replace />;
  return (
    <Navigate to={getRecordPath(subject)} search={subject.kind === 'lead' ? { show: 'tasks' } : undefined} replace />
  );
}
