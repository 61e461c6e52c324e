import { Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import { ContactLink } from '../../records/contacts/contact-link';
import type { Contact } from './contacts.api';

/** A contact on screens that are too narrow for a table. */
export function ContactCard({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const { fullName, nativeName, companyId, companyName, jobTitle, email, phone, archivedAt } = contact;
  return (
    <Card withBorder p="sm" radius="md" style={{ overflowWrap: 'anywhere' }}>
      <Stack gap={4}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
          <div>
            <ContactLink contact={contact} isWrapped />
            {nativeName && nativeName !== fullName && (
              <Text span size="sm" c="dimmed" lang="zh">
                {' '}
                {nativeName}
              </Text>
            )}
          </div>
          {archivedAt !== null && (
            <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
              {t('words.archived')}
            </Badge>
          )}
        </Group>
        {jobTitle && <Text size="sm">{jobTitle}</Text>}
        {companyId && companyName && <CompanyLink company={{ id: companyId, name: companyName }} isWrapped fw={400} />}
        <Group gap="md">
          {email && (
            <Anchor size="sm" href={`mailto:${email}`}>
              {email}
            </Anchor>
          )}
          {phone && (
            <Anchor size="sm" href={`tel:${phone}`}>
              {phone}
            </Anchor>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
