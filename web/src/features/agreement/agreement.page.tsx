import { getRouteApi } from '@tanstack/react-router';
import { agreementApi } from '../../records/agreements/agreement.api';
import { TimelineTab } from '../../records/timeline/timeline-tab';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { useFieldName } from '../../shared/record-editor/use-field-name';
import { AgreementHead } from './agreement-head';
import { CommitmentsTab } from './commitments/commitments-tab';
import { DetailsTab } from './details-tab';
import { AgreementFieldInput } from './fields/agreement-field-input';
import { AgreementFieldValue } from './fields/agreement-field-value';
import { AGREEMENT_FIELD_RULES, type AgreementField, isAgreementField } from './fields/agreement-fields.rules';
import { ActivitiesTab } from './outcomes/activities-tab';
import { OutcomesTab } from './outcomes/outcomes-tab';
import { TreeCard } from './tree-card';

const route = getRouteApi('/user/agreements/$agreementId');

const AGREEMENT_SCREEN: RecordScreenDefinition<'agreements'> = {
  api: agreementApi,
  kind: 'agreement',
  permission: 'agreements:write',
  dictionary: 'agreement',
  useFieldLabel: () => useFieldName('agreement'),
  rules: AGREEMENT_FIELD_RULES,
  isField: isAgreementField,
  renderValue: (agreement, field, value, empty) => (
    <AgreementFieldValue agreement={agreement} field={field as AgreementField} value={value} empty={empty} />
  ),
  renderInput: (agreement, { field, ...input }) => (
    <AgreementFieldInput agreement={agreement} field={field as AgreementField} {...input} />
  ),
  Head: AgreementHead,
  tabs: {
    details: DetailsTab,
    commitments: CommitmentsTab,
    outcomes: OutcomesTab,
    activities: ActivitiesTab,
    timeline: TimelineTab,
  },
  Side: TreeCard,
};

/** One agreement: what it says, what was promised, what came of it, and the agreements above and below it. */
export function AgreementPage() {
  return <RecordScreen definition={AGREEMENT_SCREEN} id={route.useParams().agreementId} />;
}
