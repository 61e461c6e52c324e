import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { ActionsButton } from '../../../shared/layout/actions-button';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { useArchiving } from '../../../shared/layout/use-archiving';
import { stopApi, type StopView } from '../roadshow.api';

interface StopMenuProps {
  stop: StopView;
  count: number;
  onEdit: () => void;
}

/** The actions on a stop. */
export function StopMenu({ stop, count, onEdit }: StopMenuProps) {
  const { t } = useTranslation(['roadshow', 'record-editor']);
  const move = stopApi.useSave(stop.roadshowId);
  const { title, position } = stop;
  const { ask, confirm, dialog } = useArchiving({
    name: title,
    archive: stopApi.useArchive(stop.roadshowId),
    restore: stopApi.useRestore(stop.roadshowId),
  });
  const moveTo = (target: number) =>
    move.mutate(
      { part: stop, body: { position: target } },
      { onError: ({ message }) => notifications.show({ message: `${title}: ${message}`, color: 'red' }) },
    );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionsButton name={title} style={{ flexShrink: 0 }} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t('words.changeMenu')}</Menu.Item>
          {position !== null && position > 1 && (
            <Menu.Item onClick={() => moveTo(position - 1)}>{t('stop.moveUp')}</Menu.Item>
          )}
          {position !== null && position < count && (
            <Menu.Item onClick={() => moveTo(position + 1)}>{t('stop.moveDown')}</Menu.Item>
          )}
          <Menu.Item onClick={ask}>{t('record-editor:archive')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        {...dialog}
        title={t('stop.archive.title', { title })}
        text={t('stop.archive.text')}
        submit={t('record-editor:archiveSubmit')}
        onConfirm={() => confirm(stop)}
      />
    </>
  );
}
