import { Anchor, Card, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FieldGroupCard } from '../fields/field-group-card';
import { contactQuery } from '../lead-page.api';
import { useLeadEditor } from '../use-lead-editor';

/** The people of the lead: the contacts of the investor, and the colleagues who work on the lead. */
export function PeopleTab() {
  const { lead } = useLeadEditor();
  return (
    <FieldGroupCard group="people">
      {lead.contactIds.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="md">
          {lead.contactIds.map((id) => (
            <ContactCard key={id} contactId={id} />
          ))}
        </SimpleGrid>
      )}
    </FieldGroupCard>
  );
}

/** How to reach a contact. */
function ContactCard({ contactId }: { contactId: string }) {
  const { t } = useTranslation('lead');
  const { data: contact } = useQuery(contactQuery(contactId));
  if (!contact) return null;
  const { fullName, nativeName, jobTitle, companyName, email, phone, wechatId } = contact;
  return (
    <Card withBorder p="sm" component="article" aria-label={fullName}>
      <Text fw={600} size="sm">
        {fullName}
        {nativeName && nativeName !== fullName && (
          <Text span inherit c="dimmed" lang="zh">
            {' '}
            {nativeName}
          </Text>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        {[jobTitle, companyName].filter(Boolean).join(', ')}
      </Text>
      {email && (
        <Anchor size="sm" href={`mailto:${email}`} style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Anchor>
      )}
      {phone && (
        <Anchor size="sm" href={`tel:${phone}`}>
          {phone}
        </Anchor>
      )}
      {wechatId && <Text size="sm">{t('wechat', { id: wechatId })}</Text>}
    </Card>
  );
}
