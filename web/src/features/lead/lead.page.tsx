import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { StatusDialogProvider } from '../../records/leads/lead-actions/status-dialog-provider';
import { TransitionDialogProvider } from '../../records/leads/lead-actions/transition-dialog-provider';
import { gatesQuery, leadQuery, pipelineQuery } from '../../records/leads/lead.api';
import { ProblemError } from '../../shared/api/api.errors';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { LeadEditorProvider } from './lead-editor-provider';
import { LeadHead } from './lead-head';
import { LeadTabs } from './lead-tabs';
import { referenceQuery } from './lead-page.api';
import { buildChecklist } from './stages/stage-checklist.rules';

const route = getRouteApi('/user/leads/$leadId');

/** One lead: what is known, what its next stage still needs, and what happened. */
export function LeadPage() {
  const { leadId } = route.useParams();
  return /^LEAD-/i.test(leadId) ? <LeadByReference reference={leadId.toUpperCase()} /> : <LeadById leadId={leadId} />;
}

/** Leads from a reference, which people write to each other, to the lead. */
function LeadByReference({ reference }: { reference: string }) {
  const { data: id, error, refetch } = useQuery(referenceQuery(reference));
  if (error) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (id === undefined) return <LoadingState />;
  if (id === null)
    return <ProblemState isPage error={new ProblemError(404, { code: 'lead.not_found', detail: reference })} />;
  return <Navigate to="/leads/$leadId" params={{ leadId: id }} search={(known) => known} replace />;
}

function LeadById({ leadId }: { leadId: string }) {
  const lead = useQuery(leadQuery(leadId));
  const gates = useQuery(gatesQuery(leadId));
  const pipeline = useQuery(pipelineQuery);
  const error = lead.error ?? gates.error ?? pipeline.error;
  const isComplete = lead.data && gates.data && pipeline.data;
  const isHidden = error instanceof ProblemError && [403, 404].includes(error.status);
  // The page stays, with what the user types there, when reading it again fails. It goes when the lead may not be seen.
  if (error && (isHidden || !isComplete)) {
    const retry = () => void Promise.all([lead.refetch(), gates.refetch(), pipeline.refetch()]);
    return <ProblemState isPage error={error} onRetry={retry} />;
  }
  if (!lead.data || !gates.data || !pipeline.data) return <LoadingState />;
  const checklist = buildChecklist(lead.data, pipeline.data.stages, gates.data);
  return (
    <TransitionDialogProvider>
      <StatusDialogProvider>
        <LeadEditorProvider key={leadId} lead={lead.data}>
          <LeadHead lead={lead.data} checklist={checklist} />
          <LeadTabs gates={gates.data} checklist={checklist} />
        </LeadEditorProvider>
      </StatusDialogProvider>
    </TransitionDialogProvider>
  );
}
