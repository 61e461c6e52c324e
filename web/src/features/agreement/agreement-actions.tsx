import { Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useTranslation } from 'react-i18next';
import { NewAgreementButton } from '../../records/agreements/new-agreement/new-agreement-button';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { useCan } from '../../shared/session/use-session';
import { type AgreementView, useArchiveAgreement, useRestoreAgreement } from './agreement.api';
import { useAgreementEditor } from './use-agreement-editor';

/** The actions on the agreement. Somebody who may not change it sees none. */
export function AgreementActions() {
  const { agreement, canEdit } = useAgreementEditor();
  const canWrite = useCan('agreements:write');
  if (canEdit) return <ActionMenu agreement={agreement} />;
  return canWrite ? <RestoreButton agreement={agreement} /> : null;
}

function ActionMenu({ agreement }: { agreement: AgreementView }) {
  const { t } = useTranslation('agreement');
  const archive = useArchiveAgreement();
  const [isArchiving, { open, close }] = useDisclosure();
  const closeArchive = () => {
    close();
    archive.reset();
  };
  const { id, title } = agreement;
  return (
    <Group gap="xs" maw="100%">
      <NewAgreementButton parentId={id} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            rightSection={<ChevronDown size={16} aria-hidden />}
            aria-label={t('actionsFor', { title })}
          >
            {t('actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={open}>{t('archive.open')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        isOpen={isArchiving}
        title={t('archive.title')}
        text={t('archive.text', { title })}
        submit={t('archive.submit')}
        error={archive.error}
        isPending={archive.isPending}
        onConfirm={() => archive.mutate(agreement, { onSuccess: closeArchive })}
        onClose={closeArchive}
      />
    </Group>
  );
}

function RestoreButton({ agreement }: { agreement: AgreementView }) {
  const { t } = useTranslation('agreement');
  const restore = useRestoreAgreement();
  const [isOpen, { open, close }] = useDisclosure();
  const { title } = agreement;
  const closeRestore = () => {
    close();
    restore.reset();
  };
  const submit = () =>
    restore.mutate(agreement, {
      onSuccess: () => {
        closeRestore();
        notifications.show({ message: t('restore.done', { title }) });
      },
    });
  return (
    <>
      <Button size="xs" leftSection={<ArchiveRestore size={16} aria-hidden />} onClick={open}>
        {t('restore.open')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('restore.title')}
        text={t('restore.text', { title })}
        submit={t('restore.submit')}
        error={restore.error}
        isPending={restore.isPending}
        onConfirm={submit}
        onClose={closeRestore}
      />
    </>
  );
}
