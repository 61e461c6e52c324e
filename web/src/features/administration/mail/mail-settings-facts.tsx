import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import type { MailSettings } from './mail-settings.api';
import classes from './mail.module.css';

/** The mail server, the addresses, and what became of the last mails. */
export function MailSettingsFacts({ settings }: { settings: MailSettings }) {
  const { t } = useTranslation('mail');
  const format = useFormat();
  const label = useLabels();
  const { host, port, security, from, replyTo, inboundAddress, queued } = settings;
  const { lastSuccessAt, lastErrorAt, lastError } = settings;
  return (
    <dl className={classes['facts']}>
      <Fact name={t('server')}>{host !== null && `${host}:${port}`}</Fact>
      <Fact name={t('security')}>{security && label('mailSecurity', security)}</Fact>
      <Fact name={t('from')}>{from}</Fact>
      <Fact name={t('replyTo')}>{replyTo}</Fact>
      <Fact name={t('inboundAddress')}>{inboundAddress}</Fact>
      <Fact name={t('queued')}>{format.count(queued)}</Fact>
      <Fact name={t('lastSuccess')}>{lastSuccessAt && format.moment(lastSuccessAt)}</Fact>
      <Fact name={t('lastError')}>
        {lastErrorAt && (
          <>
            {format.moment(lastErrorAt)}
            <br />
            {lastError}
          </>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('administration');
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} c={children ? undefined : 'dimmed'}>
        {children || t('none')}
      </Text>
    </div>
  );
}
