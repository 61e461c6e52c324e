import { Anchor, Group, Stack, Text } from '@mantine/core';
import fields from 'record-catalogue/contacts';
import type { ReactNode } from 'react';
import { CompanyName } from '../../../records/companies/company-name';
import { FieldValue } from '../../../records/fields/field-value';
import type { RecordView } from '../../../shared/api/record.api';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import type { AffiliationValue } from './contact-fields.rules';

interface ContactFieldValueProps {
  contact: RecordView<'contacts'>;
  field: string;
  value: unknown;
  /** Stands in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function ContactFieldValue({ contact, field, value, empty }: ContactFieldValueProps) {
  if (isEmptyValue(value)) return empty;
  switch (field) {
    case 'nativeName':
      return <span lang="zh">{String(value)}</span>;
    case 'companyId':
      return <CompanyName id={String(value)} known={value === contact.companyId ? contact.companyName : null} />;
    case 'affiliations':
      return (
        <Stack gap={2}>
          {(value as AffiliationValue[]).map(({ companyId, companyName = null, jobTitle }) => (
            <span key={companyId}>
              <CompanyName id={companyId} known={companyName} />
              {jobTitle && (
                <Text span inherit c="dimmed">
                  {`, ${jobTitle}`}
                </Text>
              )}
            </span>
          ))}
        </Stack>
      );
    default:
      return <FieldValue name={field} field={fields[field]} value={value} empty={empty} />;
  }
}

/** Ways to reach the person. Only web addresses become links, because an address such as `javascript:` would run. */
export function ReachLinks({ contact }: { contact: RecordView<'contacts'> }) {
  const { email, phone, linkedinUrl } = contact;
  return (
    <Group gap="md" fz="sm">
      {email && (
        <Anchor href={`mailto:${email}`} inherit style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Anchor>
      )}
      {phone && (
        <Anchor href={`tel:${phone}`} inherit>
          {phone}
        </Anchor>
      )}
      {linkedinUrl && /^https?:/i.test(linkedinUrl) && (
        <Anchor href={linkedinUrl} inherit target="_blank" rel="noreferrer">
          LinkedIn
        </Anchor>
      )}
    </Group>
  );
}
