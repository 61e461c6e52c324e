import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { Fact, Facts } from '../../../shared/layout/facts';
import type { MailSettings } from './mail-settings.api';

/** The mail server, the addresses, and what became of the last mails. */
export function MailSettingsFacts({ settings }: { settings: MailSettings }) {
  const { t } = useTranslation('mail');
  const format = useFormat();
  const label = useLabels();
  const { host, port, security, from, replyTo, inboundAddress, queued } = settings;
  const { lastSuccessAt, lastErrorAt, lastError } = settings;
  return (
    <Facts>
      <Setting name={t('server')}>{host !== null && `${host}:${port}`}</Setting>
      <Setting name={t('security')}>{security && label('mailSecurity', security)}</Setting>
      <Setting name={t('from')}>{from}</Setting>
      <Setting name={t('replyTo')}>{replyTo}</Setting>
      <Setting name={t('inboundAddress')}>{inboundAddress}</Setting>
      <Setting name={t('queued')}>{format.count(queued)}</Setting>
      <Setting name={t('lastSuccess')}>{lastSuccessAt && format.moment(lastSuccessAt)}</Setting>
      <Setting name={t('lastError')}>
        {lastErrorAt && (
          <>
            {format.moment(lastErrorAt)}
            <br />
            {lastError}
          </>
        )}
      </Setting>
    </Facts>
  );
}

/** A setting, or the word that there is none. */
function Setting({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('administration');
  return (
    <Fact name={name}>
      {children || (
        <Text span size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
    </Fact>
  );
}
