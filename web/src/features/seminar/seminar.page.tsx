import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ActivityEditorProvider } from '../../records/activities/activity-fields/activity-editor-provider';
import { ProblemError } from '../../shared/api/api.errors';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { CheckInQueueProvider } from './check-in/check-in-queue-provider';
import { SeminarHead } from './seminar-head';
import { SeminarTabs } from './seminar-tabs';
import { seminarQuery, useUpdateSeminar } from './seminar.api';
import type { SeminarSearch } from './seminar-search.rules';

const route = getRouteApi('/user/seminars/$seminarId');

/** One seminar: what is planned, who registered, who comes in, and who is followed up. */
export function SeminarPage() {
  const { seminarId } = route.useParams();
  const { field } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const { data: seminar, error, refetch } = useQuery(seminarQuery(seminarId));
  const mutation = useUpdateSeminar();
  const isHidden = error instanceof ProblemError && [400, 403, 404].includes(error.status);
  // The page stays, with what the user types there, when reading it again fails.
  if (error && (isHidden || !seminar)) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!seminar) return <LoadingState />;
  const open = (name: string | null) =>
    void navigate({
      search: (known): SeminarSearch => (name === null ? { ...known, field: undefined } : { field: name }),
      replace: true,
      resetScroll: false,
    });
  return (
    <ActivityEditorProvider
      key={seminarId}
      activity={seminar}
      kind="seminar"
      openField={field}
      onOpen={open}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...seminarQuery(seminarId), staleTime: 0 })}
    >
      <CheckInQueueProvider seminarId={seminarId}>
        <SeminarHead />
        <SeminarTabs />
      </CheckInQueueProvider>
    </ActivityEditorProvider>
  );
}
