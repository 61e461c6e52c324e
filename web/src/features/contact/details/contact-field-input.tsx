import { TagsInput, TextInput } from '@mantine/core';
import { CompanySelect } from '../../../records/companies/company-select';
import { LanguagesSelect } from '../../../records/contacts/language-select';
import { ExternalIdsInput } from '../../../records/external-ids/external-ids-input';
import { PlainInput } from '../../../shared/fields/plain-input';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { AffiliationsInput } from './affiliations-input';
import { type AffiliationValue, CONTACT_FIELDS, type ContactField, type FieldKind } from './contact-fields.rules';

/** The types of the inputs that are lines of text of a special kind. */
const INPUT_TYPES: Partial<Record<FieldKind, string>> = { email: 'email', phone: 'tel', url: 'url' };

/** The input of a field of a contact. */
export function ContactFieldInput({ field, label, value, error, problems, onChange }: FieldInputProps) {
  const kind = CONTACT_FIELDS[field as ContactField];
  const common = { label, error };
  switch (kind) {
    case 'company':
      return <CompanySelect {...common} value={(value as string) ?? null} onChange={onChange} />;
    case 'languages':
      return <LanguagesSelect {...common} value={(value as string[]) ?? []} onChange={onChange} />;
    case 'tags':
      return <TagsInput {...common} value={(value as string[]) ?? []} onChange={onChange} clearable />;
    case 'affiliations':
      return <AffiliationsInput {...common} value={(value as AffiliationValue[]) ?? []} onChange={onChange} />;
    case 'externalIds':
      return <ExternalIdsInput {...common} problems={problems} value={value as never} onChange={onChange} />;
    case 'email':
    case 'phone':
    case 'url':
      return (
        <TextInput
          {...common}
          type={INPUT_TYPES[kind]}
          value={(value as string) ?? ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
    default:
      return <PlainInput {...common} kind="text" value={value} onChange={onChange} />;
  }
}
