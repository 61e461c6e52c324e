import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ProblemError } from '../../shared/api/api.errors';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { delegationQuery } from './delegation.api';
import { DelegationEditorProvider } from './delegation-editor-provider';
import { DelegationHead } from './delegation-head';
import { DelegationTabs } from './delegation-tabs';

const route = getRouteApi('/user/delegations/$delegationId');

/** One delegation: its programme, its participants, what is known about it, and what follows from it. */
export function DelegationPage() {
  const { delegationId } = route.useParams();
  const { data: delegation, error, refetch } = useQuery(delegationQuery(delegationId));
  const isHidden = error instanceof ProblemError && [400, 403, 404].includes(error.status);
  // The page stays, with what the user types there, when reading it again fails.
  if (error && (isHidden || !delegation)) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!delegation) return <LoadingState />;
  return (
    <DelegationEditorProvider key={delegationId} delegation={delegation}>
      <DelegationHead />
      <DelegationTabs />
    </DelegationEditorProvider>
  );
}
