import { getRouteApi } from '@tanstack/react-router';
import fields from 'record-catalogue/agreements';
import { agreementApi } from '../../records/agreements/agreements.api';
import { DocumentsTab } from '../../records/documents/documents-tab';
import { RecordTimeline } from '../../records/timeline/record-timeline';
import { isEditable } from '../../shared/catalogue/catalogue-field.rules';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { AgreementHead } from './agreement-head';
import { CommitmentsTab } from './commitments/commitments-tab';
import { DetailsTab } from './details-tab';
import { AgreementFieldInput } from './fields/agreement-field-input';
import { AgreementFieldValue } from './fields/agreement-field-value';
import { AGREEMENT_FIELD_RULES } from './fields/agreement-fields.rules';
import { ActivitiesTab } from './outcomes/activities-tab';
import { OutcomesTab } from './outcomes/outcomes-tab';
import { TreeCard } from './tree-card';

const route = getRouteApi('/user/agreements/$agreementId');

const AGREEMENT_SCREEN: RecordScreenDefinition<'agreements'> = {
  api: agreementApi,
  kind: 'agreement',
  permission: 'agreements:write',
  dictionary: 'agreement',
  useFieldLabel: () => useFieldLabels('agreements'),
  rules: AGREEMENT_FIELD_RULES,
  isField: (name) => isEditable(fields, name),
  renderValue: (agreement, field, value, empty) => (
    <AgreementFieldValue agreement={agreement} field={field} value={value} empty={empty} />
  ),
  renderInput: (agreement, input) => <AgreementFieldInput agreement={agreement} {...input} />,
  Head: AgreementHead,
  tabs: {
    details: DetailsTab,
    commitments: CommitmentsTab,
    outcomes: OutcomesTab,
    activities: ActivitiesTab,
    documents: DocumentsTab,
    timeline: RecordTimeline,
  },
  Side: TreeCard,
};

/** One agreement: what it says, what was promised, what came of it, and the agreements above and below it. */
export function AgreementPage() {
  return <RecordScreen definition={AGREEMENT_SCREEN} id={route.useParams().agreementId} />;
}
