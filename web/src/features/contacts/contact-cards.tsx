import { Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ContactLink } from './contact-link';
import type { Contact } from './contacts.api';

/** The contacts as cards, on screens that are too narrow for a table. */
export function ContactCards({ contacts }: { contacts: readonly Contact[] }) {
  const { t } = useTranslation('contacts');
  return (
    <Stack component="ul" gap={8} p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('title')}>
      {contacts.map((contact) => (
        <li key={contact.id}>
          <ContactCard contact={contact} />
        </li>
      ))}
    </Stack>
  );
}

function ContactCard({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const { companyId, companyName, jobTitle, email, phone, archivedAt } = contact;
  return (
    <Card withBorder p="sm" style={{ overflowWrap: 'anywhere' }}>
      <Group justify="space-between" gap="xs">
        <div>
          <ContactLink contact={contact} />
        </div>
        {archivedAt && (
          <Badge size="sm" variant="outline" color="gray">
            {t('archivedMark')}
          </Badge>
        )}
      </Group>
      <Text size="sm">
        {jobTitle}
        {jobTitle && companyId && ' · '}
        {companyId && (
          <Anchor component={Link} to={`/companies/${companyId}`} inherit>
            {companyName}
          </Anchor>
        )}
      </Text>
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
    </Card>
  );
}
