import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { agreementQuery } from '../../records/agreements/agreement.api';
import { ProblemError } from '../../shared/api/api.errors';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { AgreementEditorProvider } from './agreement-editor-provider';
import { AgreementHead } from './agreement-head';
import { AgreementTabs } from './agreement-tabs';

const route = getRouteApi('/user/agreements/$agreementId');

/** One agreement: what it says, what was promised, what came of it, and the agreements above and below it. */
export function AgreementPage() {
  const { agreementId } = route.useParams();
  const { data: agreement, error, refetch } = useQuery(agreementQuery(agreementId));
  const isHidden = error instanceof ProblemError && [400, 403, 404].includes(error.status);
  // The page stays, with what the user types there, when reading it again fails.
  if (error && (isHidden || !agreement)) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!agreement) return <LoadingState />;
  return (
    <AgreementEditorProvider key={agreementId} agreement={agreement}>
      <AgreementHead />
      <AgreementTabs />
    </AgreementEditorProvider>
  );
}
