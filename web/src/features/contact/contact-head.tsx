import { Alert, Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { ContactActions } from './contact-actions';
import type { ContactView } from './contact.api';
import { ReachLinks } from './details/contact-field-value';

/** The name of a contact, how to reach the person, and what can be done. */
export function ContactHead({ contact }: { contact: ContactView }) {
  const { t } = useTranslation('contact');
  const format = useFormat();
  const { fullName, nativeName, jobTitle, companyId, companyName, languages, tags, mayBeMailed } = contact;
  return (
    <Stack gap={6} mb="md" component="header">
      <Group gap={6} fz="sm" c="dimmed">
        <Anchor component={Link} to="/contacts" inherit c="dimmed" underline="always">
          {t('list')}
        </Anchor>
        <span aria-hidden>›</span>
        <span style={{ overflowWrap: 'anywhere' }}>{fullName}</span>
      </Group>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 300px', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Title order={1} size="h2">
            {fullName}
            {nativeName && nativeName !== fullName && (
              <Text span inherit fw={400} c="dimmed" lang="zh">
                {' '}
                {nativeName}
              </Text>
            )}
          </Title>
          <Text>
            {jobTitle}
            {jobTitle && companyId && ' · '}
            {companyId && (
              <Anchor component={Link} to={`/companies/${companyId}`} inherit>
                {companyName}
              </Anchor>
            )}
          </Text>
        </div>
        <ContactActions contact={contact} />
      </Group>
      <ReachLinks contact={contact} />
      <Group gap="xs" fz="sm">
        {languages.length > 0 && <Text size="sm">{languages.map(format.language).join(', ')}</Text>}
        <Badge variant="dot" color={mayBeMailed ? 'green' : 'gray'}>
          {t(mayBeMailed ? 'mayBeMailed' : 'mayNotBeMailed')}
        </Badge>
        {tags.map((tag) => (
          <Badge key={tag} variant="light" color="gray">
            {tag}
          </Badge>
        ))}
      </Group>
      <ArchivedNotice contact={contact} />
    </Stack>
  );
}

/** That the contact is no longer used, and where to go instead. */
function ArchivedNotice({ contact: { archivedAt, mergedIntoId } }: { contact: ContactView }) {
  const { t } = useTranslation('contact');
  const format = useFormat();
  if (archivedAt === null) return null;
  return (
    <Alert color="gray" p="sm">
      {t(mergedIntoId ? 'archive.merged' : 'archive.since', { moment: format.moment(archivedAt) })}
      {mergedIntoId && (
        <>
          {' '}
          <Anchor component={Link} to={`/contacts/${mergedIntoId}`} inherit underline="always">
            {t('archive.openMerged')}
          </Anchor>
        </>
      )}
    </Alert>
  );
}
