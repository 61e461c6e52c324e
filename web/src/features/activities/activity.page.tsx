import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { activityQuery } from '../../records/activities/activities.api';
import { getActivityPath } from '../../records/activities/activity-path.rules';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';

const route = getRouteApi('/user/activities/$activityId');

/** Opens the page of an activity whose kind a link does not know, such as a hit of the search. */
export function ActivityPage() {
  const { activityId } = route.useParams();
  const { data: activity, error, refetch } = useQuery(activityQuery(activityId));
  if (error) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!activity) return <LoadingState />;
  return <Navigate to={getActivityPath(activity)} replace />;
}
