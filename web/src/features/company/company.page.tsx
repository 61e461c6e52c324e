import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import fields from 'record-catalogue/companies';
import { companyApi } from '../../records/companies/company.api';
import { DocumentsTab } from '../../records/documents/documents-tab';
import { TasksTab } from '../../records/tasks/tasks-tab';
import { RecordTimeline } from '../../records/timeline/record-timeline';
import { isEditable } from '../../shared/catalogue/catalogue-field.rules';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { FieldCard } from '../../shared/record-editor/field-card';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { CompanyHead } from './company-head';
import { DuplicatesCard } from './duplicates-card';
import { CompanyFieldInput } from './fields/company-field-input';
import { CompanyFieldValue } from './fields/company-field-value';
import { COMPANY_FIELD_RULES, FIELD_GROUPS, findTab } from './fields/company-fields.rules';
import { GroupTab } from './group/group-tab';
import { AgreementsTab } from './tabs/agreements-tab';
import { LeadsTab } from './tabs/leads-tab';
import { PeopleTab } from './tabs/people-tab';

const GROUPS = ['identity', 'place', 'online', 'business'] as const;

/** The facts about the company. */
function DetailsTab() {
  const { t } = useTranslation('company');
  return GROUPS.map((group) => <FieldCard key={group} title={t(`groups.${group}`)} fields={FIELD_GROUPS[group]} />);
}

const route = getRouteApi('/user/companies/$companyId');

const COMPANY_SCREEN: RecordScreenDefinition<'companies'> = {
  api: companyApi,
  kind: 'company',
  permission: 'companies:write',
  dictionary: 'company',
  useFieldLabel: () => useFieldLabels('companies'),
  rules: COMPANY_FIELD_RULES,
  isField: (name) => isEditable(fields, name),
  findTab,
  renderValue: (company, field, value, empty) => (
    <CompanyFieldValue company={company} field={field} value={value} empty={empty} />
  ),
  renderInput: (company, input) => <CompanyFieldInput company={company} {...input} />,
  Head: CompanyHead,
  tabs: {
    details: DetailsTab,
    group: GroupTab,
    leads: LeadsTab,
    people: PeopleTab,
    tasks: TasksTab,
    agreements: AgreementsTab,
    documents: DocumentsTab,
    timeline: RecordTimeline,
  },
  Side: DuplicatesCard,
};

/** One company: what is known, its group, its leads and people, and what happened. */
export function CompanyPage() {
  return <RecordScreen definition={COMPANY_SCREEN} id={route.useParams().companyId} />;
}
