import { Select, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { ContactsSelect } from '../../../records/contacts/contacts-select';
import { ExternalIdsInput } from '../../../records/external-ids/external-ids-input';
import { pipelineQuery } from '../../../records/leads/lead.api';
import { SourceInput } from '../../../records/leads/source-input';
import { UserSelect, UsersSelect } from '../../../records/users/user-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useLabels } from '../../../shared/labels/use-labels';
import { YesNoInput } from '../../../shared/fields/yes-no-input';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { CapexInput } from './capex-input';
import { ConfidentialInput } from './confidential-input';
import { LEAD_FIELDS, type LeadField } from './lead-fields.rules';
import type { LeadView } from '../lead-page.api';
import { LocationsInput } from './locations-input';
import { SitesInput } from './sites-input';

interface LeadFieldInputProps extends FieldInputProps {
  lead: LeadView;
  field: LeadField;
}

/** The input of a field of a lead. */
export function FieldInput({ lead, field, label, value, error, problems, onChange }: LeadFieldInputProps) {
  const { t } = useTranslation('lead');
  const getLabel = useLabels();
  const { data: pipeline } = useQuery(pipelineQuery);
  const { kind, vocabulary, choices } = LEAD_FIELDS[field];
  const common = { label, error };
  switch (kind) {
    case 'textarea':
    case 'day':
    case 'number':
    case 'euro':
      return <PlainInput {...common} kind={kind} value={value} onChange={onChange} />;
    case 'boolean':
      return <YesNoInput {...common} isClearable value={value} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...common}
          clearable={field !== 'screening.status'}
          value={(value as string) ?? null}
          onChange={onChange}
          data={(pipeline?.values[choices ?? field] ?? []).map((one) => ({
            value: one,
            label: getLabel(vocabulary ?? field, one),
          }))}
        />
      );
    case 'tags':
      return <TagsInput {...common} value={(value as string[]) ?? []} onChange={onChange} clearable />;
    case 'user':
      return (
        <UserSelect {...common} clearable={field !== 'ownerId'} value={(value as string) ?? null} onChange={onChange} />
      );
    case 'users':
      return <UsersSelect {...common} value={(value as string[]) ?? []} onChange={onChange} />;
    case 'contacts':
      return (
        <ContactsSelect
          {...common}
          description={t('input.contactsHint')}
          companyId={lead.companyId}
          value={(value as string[]) ?? []}
          onChange={onChange}
        />
      );
    case 'company':
      return <CompanySelect {...common} clearable={false} value={(value as string) ?? null} onChange={onChange} />;
    case 'localCompany':
      return <CompanySelect {...common} country="BE" value={(value as string) ?? null} onChange={onChange} />;
    case 'capex':
      return <CapexInput {...common} lead={lead} value={value as never} onChange={onChange} />;
    case 'confidential':
      return <ConfidentialInput {...common} value={value as never} onChange={onChange} />;
    case 'locations':
      return <LocationsInput {...common} value={value as never} onChange={onChange} />;
    case 'sites':
      return <SitesInput {...common} value={value as never} onChange={onChange} />;
    case 'externalIds':
      return <ExternalIdsInput {...common} problems={problems} value={value as never} onChange={onChange} />;
    case 'source':
      return <SourceInput {...common} value={value as never} onChange={onChange} />;
    default:
      return <PlainInput {...common} kind="text" value={value} onChange={onChange} />;
  }
}
