import fields from 'record-catalogue/leads';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { ContactsSelect } from '../../../records/contacts/contacts-select';
import { FieldInput } from '../../../records/fields/field-input';
import { SourceInput } from '../../../records/leads/source-input';
import { UsersSelect } from '../../../records/users/user-select';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { LeadView } from '../lead-page.api';
import { CapexInput } from './capex-input';
import { ConfidentialInput } from './confidential-input';
import { LocationsInput } from './locations-input';
import { SitesInput } from './sites-input';

interface LeadFieldInputProps extends FieldInputProps {
  lead: LeadView;
}

/** The input of a field of a lead. */
export function LeadFieldInput({ lead, ...props }: LeadFieldInputProps) {
  const { t } = useTranslation('lead');
  const { field, label, error, onChange } = props;
  const common = { label, error, onChange };
  const value = (props.value ?? null) as never;
  switch (field) {
    case 'teamIds':
      return <UsersSelect {...common} value={value ?? []} />;
    case 'contactIds':
      return (
        <ContactsSelect
          {...common}
          description={t('input.contactsHint')}
          companyId={lead.companyId}
          value={value ?? []}
        />
      );
    case 'localCompanyId':
      return <CompanySelect {...common} country="BE" value={value} />;
    case 'capex':
      return <CapexInput {...common} lead={lead} value={value} />;
    case 'confidential':
      return <ConfidentialInput {...common} value={value} />;
    case 'competitorLocations':
      return <LocationsInput {...common} value={value} />;
    case 'sites':
      return <SitesInput {...common} value={value} />;
    case 'source':
      return <SourceInput {...common} value={value} />;
    default:
      return <FieldInput {...props} definition={fields[field]} />;
  }
}
