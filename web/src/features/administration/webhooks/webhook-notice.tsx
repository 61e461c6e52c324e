import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showError } from '../../../shared/layout/undo-toast';
import { useCan } from '../../../shared/session/use-session';
import { EditWebhookDialog } from './form/edit-webhook-dialog';
import { RedeliverDialog } from './redelivery/redeliver-dialog';
import { type DisabledWebhook, findFirstMissed } from './redelivery/redelivery-values.rules';
import { useWebhookTexts } from './use-webhook-texts';
import { useResumeWebhook, type Webhook } from './webhooks.api';

/** Says why a webhook does not send and what to do about it. One that was disabled offers to send what was missed. */
export function WebhookNotice({ webhook }: { webhook: Webhook }) {
  // The view of a webhook that was resumed no longer says when it was disabled.
  const [missedFrom, setMissedFrom] = useState<number | null>(null);
  const { archivedAt, state, disabledReason, disabledAt } = webhook;
  if (archivedAt !== null) return <ArchivedNotice archivedAt={archivedAt} />;
  if (state === 'paused') return <PausedNotice webhook={webhook} />;
  if (state === 'disabled' && disabledReason !== null && disabledAt !== null) {
    const disabled = { ...webhook, disabledReason, disabledAt };
    return <DisabledNotice webhook={disabled} onResumed={() => setMissedFrom(findFirstMissed(disabled))} />;
  }
  if (webhook.secretUnreadable) return <SecretNotice />;
  if (missedFrom === null) return null;
  return <MissedNotice webhook={webhook} from={missedFrom} onDone={() => setMissedFrom(null)} />;
}

function ArchivedNotice({ archivedAt }: { archivedAt: string }) {
  const { t, format } = useWebhookTexts();
  return (
    <Alert color="gray" p="sm">
      {t('archive.since', { moment: format.moment(archivedAt) })}
    </Alert>
  );
}

function PausedNotice({ webhook }: { webhook: Webhook }) {
  const { t, format } = useWebhookTexts();
  const canWrite = useCan('webhooks:write');
  const { mutate, isPending } = useResumeWebhook();
  return (
    <Alert color="yellow" title={t('words.paused')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {t('pausedHint')}{' '}
          {webhook.waitingCount > 0 &&
            t('waiting', { count: webhook.waitingCount, formatted: format.count(webhook.waitingCount) })}
        </Text>
        {canWrite && (
          <Button size="xs" loading={isPending} onClick={() => mutate(webhook, { onError: showError })}>
            {t('words.resume')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

interface DisabledNoticeProps {
  webhook: Webhook & DisabledWebhook;
  onResumed: () => void;
}

function DisabledNotice({ webhook, onResumed }: DisabledNoticeProps) {
  const { t, format } = useWebhookTexts();
  const canWrite = useCan('webhooks:write');
  const [isEditing, editing] = useDisclosure();
  const { mutate, isPending, error } = useResumeWebhook();
  const { disabledReason, disabledAt, apiKeyName } = webhook;
  return (
    <Alert color="red" title={t('disabled.title', { moment: format.moment(disabledAt) })}>
      <Stack gap="xs">
        <Text size="sm">
          {t(`disabled.${disabledReason}`, { key: apiKeyName })}{' '}
          {t(canWrite ? `disabled.do.${disabledReason}` : 'disabled.ask')}
        </Text>
        {error && (
          <Text size="sm" fw={600} role="alert">
            {error.message}
          </Text>
        )}
        {canWrite && (
          <Group gap="xs">
            <Button size="xs" loading={isPending} onClick={() => mutate(webhook, { onSuccess: onResumed })}>
              {t('words.resume')}
            </Button>
            <Button size="xs" variant="default" onClick={editing.open}>
              {t('words.edit')}
            </Button>
          </Group>
        )}
      </Stack>
      <EditWebhookDialog webhook={webhook} isOpen={isEditing} onClose={editing.close} />
    </Alert>
  );
}

/** After a restore without the key of encryption, nothing can be signed. */
function SecretNotice() {
  const { t } = useTranslation('webhooks');
  return (
    <Alert color="red" title={t('secret.unreadable')}>
      {t('secret.unreadableHint')}
    </Alert>
  );
}

interface MissedNoticeProps {
  webhook: Webhook;
  from: number;
  onDone: () => void;
}

function MissedNotice({ webhook, from, onDone }: MissedNoticeProps) {
  const { t } = useTranslation('webhooks');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <Alert
      color="blue"
      title={t('missed.title')}
      withCloseButton
      closeButtonLabel={t('close')}
      onClose={onDone}
      role="status"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('missed.text')}</Text>
        <Button size="xs" onClick={open}>
          {t('missed.open')}
        </Button>
      </Stack>
      <RedeliverDialog webhook={webhook} from={from} isOpen={isOpen} onClose={close} onDone={onDone} />
    </Alert>
  );
}
