import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { type Item, useArchiveItem } from './programme.api';

/** Archives an item that was entered by mistake. */
export function ItemArchiveButton({ item, onDone }: { item: Item; onDone: () => void }) {
  const { t } = useTranslation('delegation');
  const [isOpen, { open, close }] = useDisclosure();
  const archive = useArchiveItem();
  const closeDialog = () => {
    close();
    archive.reset();
  };
  return (
    <>
      <Button variant="subtle" color="gray" onClick={open}>
        {t('item.archive')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('item.archiveTitle', { title: item.title })}
        text={t('item.archiveText')}
        submit={t('item.archive')}
        error={archive.error}
        isPending={archive.isPending}
        onConfirm={() =>
          archive.mutate(item, {
            onSuccess: () => {
              closeDialog();
              onDone();
            },
          })
        }
        onClose={closeDialog}
      />
    </>
  );
}
