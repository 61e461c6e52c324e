import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MailTab } from '../../records/activities/mailings/mail-tab';
import { DocumentsTab } from '../../records/documents/documents-tab';
import { RecordTimeline } from '../../records/timeline/record-timeline';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { delegationApi } from './delegation.api';
import { DelegationHead } from './delegation-head';
import { DELEGATION_FIELD_RULES, isDelegationField } from './fields/delegation-fields.rules';
import { DelegationFieldInput } from './fields/delegation-field-input';
import { DelegationFieldValue } from './fields/delegation-field-value';
import { ParticipantsTab } from './participants/participants-tab';
import { ProgrammeTab } from './programme/programme-tab';
import { DetailsTab } from './tabs/details-tab';
import { FollowUpTab } from './tabs/follow-up-tab';
import { ThankYouTab } from './tabs/thank-you-tab';

const route = getRouteApi('/user/delegations/$delegationId');

const DELEGATION_SCREEN: RecordScreenDefinition<'delegations'> = {
  api: delegationApi,
  kind: 'delegation',
  permission: 'activities:write',
  dictionary: 'delegation',
  useFieldLabel: useDelegationFieldLabel,
  rules: DELEGATION_FIELD_RULES,
  isField: isDelegationField,
  renderValue: (delegation, field, value, empty) => (
    <DelegationFieldValue delegation={delegation} field={field} value={value} empty={empty} />
  ),
  renderInput: (_delegation, input) => <DelegationFieldInput {...input} />,
  Head: DelegationHead,
  tabs: {
    programme: ProgrammeTab,
    participants: ParticipantsTab,
    details: DetailsTab,
    'follow-up': FollowUpTab,
    'thank-you': ThankYouTab,
    mail: DelegationMailTab,
    documents: DocumentsTab,
    timeline: RecordTimeline,
  },
};

/** One delegation: its programme, its participants, what is known about it, and what follows from it. */
export function DelegationPage() {
  return <RecordScreen definition={DELEGATION_SCREEN} id={route.useParams().delegationId} />;
}

/** Returns a function that gives the name of a field. The first and the last day are edited together. */
function useDelegationFieldLabel(): (field: string) => string {
  const { t } = useTranslation('delegation');
  const getLabel = useFieldLabels('delegations');
  return (field) => (field === 'days' ? t('period') : getLabel(field));
}

function DelegationMailTab() {
  return <MailTab kind="delegation" />;
}
