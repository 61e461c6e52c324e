import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyOnce } from '../../copy-once';
import { VerificationSnippet } from './verification-snippet';

interface SecretPanelProps {
  /** Null in the answer to a repeated request, because the secret is shown only once. */
  secret: string | null;
  onDone: () => void;
}

/** Shows a new secret once, with what a receiver does with it. */
export function SecretPanel({ secret, onDone }: SecretPanelProps) {
  const { t } = useTranslation('webhooks');
  if (secret === null) return <Alert color="yellow">{t('secret.lost')}</Alert>;
  return (
    <CopyOnce
      hint={t('secret.hint')}
      label={t('words.secret')}
      text={secret}
      doneText={t('secret.done')}
      onDone={onDone}
    >
      <VerificationSnippet />
    </CopyOnce>
  );
}
