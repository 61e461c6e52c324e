import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { useCan } from '../../shared/session/use-session';
import { useArchiveDelegation, useRestoreDelegation } from './delegation.api';
import { useDelegationEditor } from './use-delegation-editor';

/** The actions on the delegation. Somebody who may not change it sees none. */
export function DelegationActions() {
  const { t } = useTranslation('delegation');
  const { delegation, canEdit } = useDelegationEditor();
  const canWrite = useCan('activities:write');
  const [isOpen, { open, close }] = useDisclosure();
  const archive = useArchiveDelegation();
  const restore = useRestoreDelegation();
  if (!canWrite) return null;
  const action = canEdit ? archive : restore;
  const name = canEdit ? 'archive' : 'restore';
  const { title } = delegation;
  const closeDialog = () => {
    close();
    archive.reset();
    restore.reset();
  };
  return (
    <>
      {canEdit ? (
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
      ) : (
        <Button size="xs" leftSection={<ArchiveRestore size={16} aria-hidden />} onClick={open}>
          {t('restore.open')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isOpen}
        title={t(`${name}.title`)}
        text={t(`${name}.text`, { title })}
        submit={t(`${name}.submit`)}
        error={action.error}
        isPending={action.isPending}
        onConfirm={() => action.mutate(delegation, { onSuccess: closeDialog })}
        onClose={closeDialog}
      />
    </>
  );
}
