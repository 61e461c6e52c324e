import { Card, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MailServerNotice } from '../../../records/mails/mail-server-notice';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { MailSettingsFacts } from './mail-settings-facts';
import { mailSettingsQuery } from './mail-settings.api';
import { TestMailForm } from './test-mail-form';

/** How mails are sent, what became of the last ones, and a test. */
export function MailSettingsPanel() {
  const { t } = useTranslation('mail');
  const { data, error, refetch } = useQuery(mailSettingsQuery);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <>
      <MailServerNotice server={data} hint={{ notConfigured: t('setUp'), paused: t('correctLogin') }} />
      <Card withBorder component="section" aria-labelledby="mail-settings">
        <Title order={3} size="h5" mb="xs" id="mail-settings">
          {t('words.settings')}
        </Title>
        <MailSettingsFacts settings={data} />
      </Card>
      <Card withBorder component="section" aria-labelledby="mail-test">
        <Title order={3} size="h5" mb="xs" id="mail-test">
          {t('test.title')}
        </Title>
        {data.isConfigured ? <TestMailForm /> : <Text size="sm">{t('test.notConfigured')}</Text>}
      </Card>
    </>
  );
}
