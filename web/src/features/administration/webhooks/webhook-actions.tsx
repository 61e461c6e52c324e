import { Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import Send from 'lucide-react/icons/send';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../shared/keyboard/use-shortcuts';
import { ActionsButton } from '../../../shared/layout/actions-button';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { showError } from '../../../shared/layout/undo-toast';
import { useArchiving } from '../../../shared/layout/use-archiving';
import { useCan } from '../../../shared/session/use-session';
import { EditWebhookDialog } from './form/edit-webhook-dialog';
import { RedeliverDialog } from './redelivery/redeliver-dialog';
import { RotateSecretDialog } from './secret/rotate-secret-dialog';
import { TestDialog } from './test-dialog';
import {
  useArchiveWebhook,
  usePauseWebhook,
  useResumeWebhook,
  useRestoreWebhook,
  useSendTest,
  type Webhook,
} from './webhooks.api';

/** The actions on a webhook. Somebody who may not change it sees none. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const canWrite = useCan('webhooks:write');
  if (!canWrite) return null;
  return webhook.archivedAt === null ? <ActionButtons webhook={webhook} /> : <RestoreButton webhook={webhook} />;
}

function ActionButtons({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { name, state } = webhook;
  const [isEditing, editing] = useDisclosure();
  const [isRotating, rotating] = useDisclosure();
  const [isRedelivering, redelivering] = useDisclosure();
  const [isTesting, testing] = useDisclosure();
  const test = useSendTest(webhook.id);
  const pause = usePauseWebhook();
  const resume = useResumeWebhook();
  const archive = useArchiving({ name, archive: useArchiveWebhook(), restore: useRestoreWebhook() });
  useShortcut({ key: 'e', text: t('words.edit'), opensDialog: true, run: editing.open });
  const sendTest = () => {
    testing.open();
    test.mutate();
  };
  const switchPause = () => {
    const isPaused = state === 'paused';
    (isPaused ? resume : pause).mutate(webhook, {
      onSuccess: () => notifications.show({ message: t(isPaused ? 'resumed' : 'paused', { name }) }),
      onError: showError,
    });
  };
  return (
    <Group gap="xs">
      <Button size="xs" leftSection={<Send size={14} aria-hidden />} loading={test.isPending} onClick={sendTest}>
        {t('test.send')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionsButton name={name} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={editing.open}>{t('words.edit')}</Menu.Item>
          {state !== 'disabled' && (
            <Menu.Item onClick={switchPause}>{t(state === 'paused' ? 'words.resume' : 'words.pause')}</Menu.Item>
          )}
          <Menu.Item onClick={redelivering.open}>{t('redeliver.open')}</Menu.Item>
          <Menu.Item onClick={rotating.open}>{t('secret.rotateOpen')}</Menu.Item>
          <Menu.Item onClick={archive.ask}>{t('words.archive')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TestDialog webhook={webhook} test={test} isOpen={isTesting} onClose={testing.close} />
      <EditWebhookDialog webhook={webhook} isOpen={isEditing} onClose={editing.close} />
      <RedeliverDialog webhook={webhook} from={null} isOpen={isRedelivering} onClose={redelivering.close} />
      <RotateSecretDialog webhook={webhook} isOpen={isRotating} onClose={rotating.close} />
      <ConfirmDialog
        {...archive.dialog}
        title={t('archive.title', { name })}
        text={t('archive.text')}
        submit={t('words.archive')}
        onConfirm={() => archive.confirm(webhook)}
      />
    </Group>
  );
}

function RestoreButton({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { mutate, isPending } = useRestoreWebhook();
  const restore = () =>
    mutate(webhook, {
      onSuccess: ({ name }) => notifications.show({ message: t('restored', { name }) }),
      onError: showError,
    });
  return (
    <Button size="xs" leftSection={<ArchiveRestore size={16} aria-hidden />} loading={isPending} onClick={restore}>
      {t('words.restore')}
    </Button>
  );
}
