import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { companyQuery } from '../../records/companies/company.api';
import { ProblemError } from '../../shared/api/api.errors';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { CompanyEditorProvider } from './company-editor-provider';
import { CompanyHead } from './company-head';
import { CompanyTabs } from './company-tabs';

const route = getRouteApi('/user/companies/$companyId');

/** One company: what is known, its group, its leads and people, and what happened. */
export function CompanyPage() {
  const { companyId } = route.useParams();
  const { data: company, error, refetch } = useQuery(companyQuery(companyId));
  const isHidden = error instanceof ProblemError && [400, 403, 404].includes(error.status);
  // The page stays, with what the user types there, when reading it again fails.
  if (error && (isHidden || !company)) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!company) return <LoadingState />;
  return (
    <CompanyEditorProvider key={companyId} company={company}>
      <CompanyHead />
      <CompanyTabs />
    </CompanyEditorProvider>
  );
}
