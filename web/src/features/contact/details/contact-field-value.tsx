import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CompanyName } from '../../../records/companies/company-name';
import type { ExternalId } from '../../../records/external-ids/external-ids.rules';
import { ExternalIdsValue } from '../../../records/external-ids/external-ids-value';
import type { RecordView } from '../../../shared/api/record.api';
import { useFormat } from '../../../shared/format/use-format';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import { type AffiliationValue, CONTACT_FIELDS, type ContactField } from './contact-fields.rules';

interface ContactFieldValueProps {
  contact: RecordView<'contacts'>;
  field: ContactField;
  value: unknown;
  /** Stands in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function ContactFieldValue({ contact, field, value, empty }: ContactFieldValueProps) {
  const format = useFormat();
  if (isEmptyValue(value)) return empty;
  switch (CONTACT_FIELDS[field]) {
    case 'nativeText':
      return <span lang="zh">{String(value)}</span>;
    case 'languages':
      return (value as string[]).map(format.language).join(', ');
    case 'tags':
      return (
        <Group gap={6}>
          {(value as string[]).map((tag) => (
            <Badge key={tag} variant="light" color="gray">
              {tag}
            </Badge>
          ))}
        </Group>
      );
    case 'externalIds':
      return <ExternalIdsValue values={value as ExternalId[]} />;
    case 'company':
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
      return String(value);
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
