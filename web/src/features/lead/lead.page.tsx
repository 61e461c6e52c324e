import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { DocumentsTab } from '../../records/documents/documents-tab';
import { StatusDialogProvider } from '../../records/leads/lead-actions/status-dialog-provider';
import { TransitionDialogProvider } from '../../records/leads/lead-actions/transition-dialog-provider';
import { gatesQuery, leadApi, pipelineQuery } from '../../records/leads/lead.api';
import { useCanChange } from '../../records/leads/use-can-change';
import { ProblemError } from '../../shared/api/api.errors';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { LeadFieldInput } from './fields/field-input';
import { LeadFieldValue } from './fields/field-value';
import { findTab, isLeadField, LEAD_FIELD_RULES } from '../../records/leads/lead-fields.rules';
import { useLeadFieldLabel } from './fields/use-lead-field-label';
import { LeadHead } from './lead-head';
import { referenceQuery } from './lead-page.api';
import { LeadStrip } from './lead-strip';
import { LeadFields, OverviewTab } from './overview-tab';
import { EvidenceTab } from './records/evidence-tab';
import { PeopleTab } from './records/people-tab';
import { ScreeningTab } from './screening/screening-tab';
import { StageBar } from './stages/stage-bar';
import { TouchesTab } from './touches/touches-tab';

const route = getRouteApi('/user/leads/$leadId');

const LEAD_SCREEN: RecordScreenDefinition<'leads'> = {
  api: leadApi,
  kind: 'lead',
  permission: 'leads:write',
  dictionary: 'lead',
  useFieldLabel: useLeadFieldLabel,
  rules: LEAD_FIELD_RULES,
  isField: (name) => isLeadField(String(name)),
  findTab,
  renderValue: (lead, field, value, empty) => <LeadFieldValue lead={lead} field={field} value={value} empty={empty} />,
  renderInput: (lead, input) => <LeadFieldInput lead={lead} {...input} />,
  dialogFields: ['sites', 'competitorLocations'],
  Head: LeadHead,
  Strip: () => (
    <>
      <StageBar />
      <LeadStrip />
    </>
  ),
  tabs: {
    overview: OverviewTab,
    details: LeadFields,
    people: PeopleTab,
    documents: DocumentsTab,
    evidence: EvidenceTab,
    screening: ScreeningTab,
    touches: TouchesTab,
  },
  narrowTabs: ['details'],
  countTabs: ({ contactIds, evidence }) => ({ people: contactIds.length, evidence: evidence.length }),
};

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
  const others = [gatesQuery(leadId), pipelineQuery];
  return (
    <TransitionDialogProvider>
      <StatusDialogProvider>
        <RecordScreen definition={LEAD_SCREEN} id={leadId} others={others} canChange={useCanChange()} />
      </StatusDialogProvider>
    </TransitionDialogProvider>
  );
}
