import { Button, type ButtonProps } from '@mantine/core';
import Mail from 'lucide-react/icons/mail';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../shared/keyboard/key-hint';
import { useShortcut } from '../../shared/keyboard/use-shortcuts';
import { useCan } from '../../shared/session/use-session';
import { type MailSubject, writeMailRequest } from './write-mail.store';

/** The button that writes a mail about the record of the page, and its key. Only users who may write mails see it. */
export function WriteMailButton({ subject, ...props }: ButtonProps & { subject: MailSubject }) {
  const { t } = useTranslation('records');
  const canWrite = useCan('mails:write');
  const text = t('words.writeMail');
  const write = () => writeMailRequest.set(subject);
  useShortcut(canWrite ? { key: 'm', text, opensDialog: true, run: write } : null);
  if (!canWrite) return null;
  return (
    <Button variant="default" {...props} leftSection={<Mail size={16} aria-hidden />} onClick={write}>
      {text}
      <KeyHint>m</KeyHint>
    </Button>
  );
}
