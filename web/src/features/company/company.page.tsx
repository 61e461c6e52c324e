import { getRouteApi } from '@tanstack/react-router';
import { companyApi } from '../../records/companies/company.api';
import { TimelineTab } from '../../records/timeline/timeline-tab';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { useFieldName } from '../../shared/record-editor/use-field-name';
import { CompanyHead } from './company-head';
import { DuplicatesCard } from './duplicates-card';
import { CompanyFieldInput } from './fields/company-field-input';
import { CompanyFieldValue } from './fields/company-field-value';
import { COMPANY_FIELD_RULES, type CompanyField, findTab, isCompanyField } from './fields/company-fields.rules';
import { GroupTab } from './group/group-tab';
import { AgreementsTab } from './tabs/agreements-tab';
import { DetailsTab } from './tabs/details-tab';
import { LeadsTab } from './tabs/leads-tab';
import { PeopleTab } from './tabs/people-tab';

const route = getRouteApi('/user/companies/$companyId');

const COMPANY_SCREEN: RecordScreenDefinition<'companies'> = {
  api: companyApi,
  kind: 'company',
  permission: 'companies:write',
  dictionary: 'company',
  useFieldLabel: () => useFieldName('company'),
  rules: COMPANY_FIELD_RULES,
  isField: isCompanyField,
  findTab: (field) => findTab(field as CompanyField),
  renderValue: (company, field, value, empty) => (
    <CompanyFieldValue company={company} field={field as CompanyField} value={value} empty={empty} />
  ),
  renderInput: (company, { field, ...input }) => (
    <CompanyFieldInput company={company} field={field as CompanyField} {...input} />
  ),
  Head: CompanyHead,
  tabs: {
    details: DetailsTab,
    group: GroupTab,
    leads: LeadsTab,
    people: PeopleTab,
    agreements: AgreementsTab,
    timeline: TimelineTab,
  },
  Side: DuplicatesCard,
};

/** One company: what is known, its group, its leads and people, and what happened. */
export function CompanyPage() {
  return <RecordScreen definition={COMPANY_SCREEN} id={route.useParams().companyId} />;
}
