import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { useArchiving } from '../../../shared/layout/use-archiving';
import { type Item, itemApi } from './programme.api';

/** Archives an item that was entered by mistake. */
export function ItemArchiveButton({ item, onDone }: { item: Item; onDone: () => void }) {
  const { t } = useTranslation('delegation');
  const { ask, confirm, dialog } = useArchiving({
    name: item.title,
    archive: itemApi.useArchive(item.delegationId),
    restore: itemApi.useRestore(item.delegationId),
    onDone,
  });
  return (
    <>
      <Button variant="subtle" color="gray" onClick={ask}>
        {t('item.archive')}
      </Button>
      <ConfirmDialog
        {...dialog}
        title={t('words.archiveTitled', { title: item.title })}
        text={t('item.archiveText')}
        submit={t('item.archive')}
        onConfirm={() => confirm(item)}
      />
    </>
  );
}
