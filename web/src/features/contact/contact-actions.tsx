import { Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import ChevronDown from 'lucide-react/icons/chevron-down';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import { useTranslation } from 'react-i18next';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { useCan } from '../../shared/session/use-session';
import { type ContactView, useArchiveContact, useRestoreContact } from './contact.api';

/** The actions on a contact. Users see only those that they may take. */
export function ContactActions({ contact }: { contact: ContactView }) {
  const { t } = useTranslation('contact');
  const canWrite = useCan('contacts:write');
  const canLog = useCan('interactions:write');
  const { id, fullName, archivedAt, mergedIntoId } = contact;
  if (archivedAt !== null) return canWrite && mergedIntoId === null && <RestoreButton contact={contact} />;
  return (
    <Group gap="xs">
      {canLog && (
        <Button
          leftSection={<MessageSquarePlus size={16} aria-hidden />}
          onClick={() => openLogInteraction({ kind: 'contact', id, title: fullName })}
        >
          {t('logInteraction')}
        </Button>
      )}
      {canWrite && <ActionMenu contact={contact} />}
    </Group>
  );
}

function ActionMenu({ contact }: { contact: ContactView }) {
  const { t } = useTranslation('contact');
  const archive = useArchiveContact();
  const [isArchiving, { open, close }] = useDisclosure();
  const { id, fullName } = contact;
  const closeArchive = () => {
    close();
    archive.reset();
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<ChevronDown size={16} aria-hidden />}
            aria-label={t('actionsFor', { name: fullName })}
          >
            {t('actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={`/contacts/${id}/merge`}>
            {t('merge')}
          </Menu.Item>
          <Menu.Item onClick={open}>{t('archive.open')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        isOpen={isArchiving}
        title={t('archive.title')}
        text={t('archive.text', { name: fullName })}
        submit={t('archive.submit')}
        error={archive.error}
        isPending={archive.isPending}
        onConfirm={() => archive.mutate(contact, { onSuccess: closeArchive })}
        onClose={closeArchive}
      />
    </>
  );
}

function RestoreButton({ contact }: { contact: ContactView }) {
  const { t } = useTranslation('contact');
  const { mutate, isPending } = useRestoreContact();
  const restore = () =>
    mutate(contact, { onError: (error) => notifications.show({ message: error.message, color: 'red' }) });
  return (
    <Button leftSection={<ArchiveRestore size={16} aria-hidden />} loading={isPending} onClick={restore}>
      {t('archive.restore')}
    </Button>
  );
}
