import { getRouteApi } from '@tanstack/react-router';
import { TimelineTab } from '../../records/timeline/timeline-tab';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { useFieldName } from '../../shared/record-editor/use-field-name';
import { delegationApi } from './delegation.api';
import { DelegationHead } from './delegation-head';
import { DELEGATION_FIELD_RULES, type DelegationField, isDelegationField } from './fields/delegation-fields.rules';
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
  useFieldLabel: () => useFieldName('delegation'),
  rules: DELEGATION_FIELD_RULES,
  isField: isDelegationField,
  renderValue: (delegation, field, value, empty) => (
    <DelegationFieldValue delegation={delegation} field={field as DelegationField} value={value} empty={empty} />
  ),
  renderInput: (_delegation, { field, ...input }) => (
    <DelegationFieldInput field={field as DelegationField} {...input} />
  ),
  Head: DelegationHead,
  tabs: {
    programme: ProgrammeTab,
    participants: ParticipantsTab,
    details: DetailsTab,
    'follow-up': FollowUpTab,
    'thank-you': ThankYouTab,
    timeline: TimelineTab,
  },
};

/** One delegation: its programme, its participants, what is known about it, and what follows from it. */
export function DelegationPage() {
  return <RecordScreen definition={DELEGATION_SCREEN} id={route.useParams().delegationId} />;
}
