import { Anchor, Card, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { ContactLink } from './contact-link';

/** How to reach a contact. */
export function ContactCard({ contact }: { contact: components['schemas']['ContactView'] }) {
  const { t } = useTranslation('records');
  const { fullName, nativeName, jobTitle, companyName, email, phone, wechatId } = contact;
  return (
    <Card withBorder p="sm" component="article" aria-label={fullName}>
      <Text fw={600} size="sm">
        <ContactLink contact={contact} isWrapped />
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
      {wechatId && <Text size="sm">{t('contact.wechat', { id: wechatId })}</Text>}
    </Card>
  );
}
