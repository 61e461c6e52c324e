import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/session/use-session';
import { MailSettingsPanel } from './mail-settings-panel';
import { TemplateList } from './templates/template-list';

/** How mails are sent, for administrators, and the texts of the mails that the application writes. */
export function MailPage() {
  const { t } = useTranslation('mail');
  const canSeeSettings = useCan('operations:read');
  return (
    <Stack mt="md" maw={900}>
      <Title order={2} size="h4">
        {t('title')}
      </Title>
      {canSeeSettings && <MailSettingsPanel />}
      <TemplateList />
    </Stack>
  );
}
