import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ActivityEditorProvider } from '../../records/activities/activity-fields/activity-editor-provider';
import { ProblemError } from '../../shared/api/api.errors';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { RoadshowHead } from './roadshow-head';
import { RoadshowTabs } from './roadshow-tabs';
import { roadshowQuery, seminarsQuery, stopsQuery, useUpdateRoadshow } from './roadshow.api';
import type { RoadshowSearch } from './roadshow-search.rules';

const route = getRouteApi('/user/roadshows/$roadshowId');

/** One roadshow: its stops with what they were to reach and reached, what is known of it, and what happened. */
export function RoadshowPage() {
  const { roadshowId } = route.useParams();
  const { field } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const { data: roadshow, error, refetch } = useQuery(roadshowQuery(roadshowId));
  const mutation = useUpdateRoadshow();
  // They are read together with the roadshow.
  useQuery(stopsQuery(roadshowId));
  useQuery(seminarsQuery(roadshowId));
  const isHidden = error instanceof ProblemError && [400, 403, 404].includes(error.status);
  // The page stays, with what the user types there, when reading it again fails.
  if (error && (isHidden || !roadshow)) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!roadshow) return <LoadingState />;
  const go = (search: RoadshowSearch) =>
    void navigate({ search: (known) => ({ ...known, ...search }), replace: true, resetScroll: false });
  return (
    <ActivityEditorProvider
      key={roadshowId}
      activity={roadshow}
      kind="roadshow"
      openField={field}
      onOpen={(name) => go(name === null ? { field: undefined } : { tab: 'details', field: name })}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...roadshowQuery(roadshowId), staleTime: 0 })}
    >
      <RoadshowHead />
      <RoadshowTabs />
    </ActivityEditorProvider>
  );
}
