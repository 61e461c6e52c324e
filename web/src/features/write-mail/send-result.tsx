import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAddress } from '../../records/mails/mail-state.rules';
import { useLabels } from '../../shared/labels/use-labels';
import { ContactName } from './contact-name';
import { useResultText } from './use-result-text';
import type { MailBatch } from './write-mail.api';
import classes from './write-mail.module.css';

interface SendResultProps {
  batch: MailBatch;
  onClose: () => void;
}

/** Says who gets the mail, who does not, and why. */
export function SendResult({ batch: { mails, skipped }, onClose }: SendResultProps) {
  const { t } = useTranslation(['write-mail', 'shared']);
  const label = useLabels();
  const describeResult = useResultText();
  return (
    <Stack>
      <Alert color={mails.length > 0 ? 'green' : 'yellow'} p="sm" role="status" title={describeResult(mails)}>
        {mails.length > 0 && (
          <ul className={classes['list']}>
            {mails.map((mail) => (
              <li key={mail.id}>{formatAddress(mail)}</li>
            ))}
          </ul>
        )}
      </Alert>
      <Alert color="orange" p="sm" title={t('result.skipped', { count: skipped.length })}>
        <ul className={classes['list']}>
          {skipped.map(({ contactId, code }) => (
            <li key={contactId}>
              <Text span size="sm" fw={600}>
                <ContactName id={contactId} />
              </Text>{' '}
              {label('mailReason', code)}
            </li>
          ))}
        </ul>
      </Alert>
      <Group justify="flex-end" data-foot>
        <Button onClick={onClose} data-autofocus autoFocus>
          {t('shared:close')}
        </Button>
      </Group>
    </Stack>
  );
}
