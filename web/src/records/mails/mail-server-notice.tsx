import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';

interface MailServerNoticeProps {
  /** Whether mails can be sent; undefined until it is known. */
  server: { isConfigured: boolean; pausedUntil: string | null } | undefined;
  /** The advice for an administrator. */
  hint?: { notConfigured: string; paused: string };
}

/** Says that mails are not sent: there is no mail server, or it has refused the login. */
export function MailServerNotice({ server, hint }: MailServerNoticeProps) {
  const { t } = useTranslation('mails');
  const format = useFormat();
  if (!server) return null;
  const { isConfigured, pausedUntil } = server;
  if (!isConfigured) {
    return (
      <Alert color="yellow" p="sm" title={t('server.notConfigured')} role="status">
        {hint?.notConfigured ?? t('server.ask')}
      </Alert>
    );
  }
  if (pausedUntil === null) return null;
  return (
    <Alert color="red" p="sm" title={t('server.loginRefused')} role="status">
      {t('server.waiting', { moment: format.moment(pausedUntil) })} {hint?.paused ?? t('server.ask')}
    </Alert>
  );
}
