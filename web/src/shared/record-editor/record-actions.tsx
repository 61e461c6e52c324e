import { Button, Group, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionsButton } from '../layout/actions-button';
import { ConfirmDialog } from '../layout/confirm-dialog';
import { useArchiving } from '../layout/use-archiving';
import { useConfirmation } from '../layout/use-confirmation';
import type { EditedRecord } from './record-drafts.rules';
import { useRecordEditor } from './use-record-editor';
import { useRecordScreen } from './use-record-screen';

interface ArchivableRecord extends EditedRecord {
  archivedAt: string | null;
  mergedIntoId?: string | null;
}

interface RecordActionsProps {
  /** The title of the record, or its name. */
  name: string;
  /** The question before the record is archived. */
  archive: { title: string; text: string };
  /** The question before the record is restored, and the message afterwards. Without it nothing is asked. */
  restore?: { title: string; text: string; done: string };
  size?: 'xs' | 'sm';
  /** Buttons before the menu. */
  children?: ReactNode;
  /** The first items of the menu, also for users who may not change the record. */
  items?: ReactNode;
  /** Renders another menu, with the item that archives. */
  renderMenu?: (target: ReactNode, archiveItem: ReactNode) => ReactNode;
}

/** The actions on a record. Users see only those that they may take. A merged record cannot be restored. */
export function RecordActions(props: RecordActionsProps) {
  const { name, archive, size = 'xs', children, items, renderMenu = renderPlainMenu } = props;
  const { t } = useTranslation('record-editor');
  const { record } = useRecordEditor<ArchivableRecord>();
  const { api, canWrite } = useRecordScreen();
  const { ask, confirm, dialog } = useArchiving({ name, archive: api.useArchive(), restore: api.useRestore() });
  if (record.archivedAt !== null) return canWrite && !record.mergedIntoId && <RestoreButton {...props} />;
  const target = <ActionsButton name={name} size={size} />;
  return (
    <Group gap="xs" maw="100%">
      {children}
      {(canWrite || items) &&
        renderMenu(
          target,
          <>
            {items}
            {canWrite && <Menu.Item onClick={ask}>{t('archive')}</Menu.Item>}
          </>,
        )}
      <ConfirmDialog {...dialog} {...archive} submit={t('archiveSubmit')} onConfirm={() => confirm(record)} />
    </Group>
  );
}

function renderPlainMenu(target: ReactNode, items: ReactNode) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>{items}</Menu.Dropdown>
    </Menu>
  );
}

function RestoreButton({ restore, size = 'xs' }: RecordActionsProps) {
  const { t } = useTranslation('record-editor');
  const { record } = useRecordEditor<ArchivableRecord>();
  const change = useRecordScreen().api.useRestore();
  const { ask, confirm, dialog } = useConfirmation(change, () => notifications.show({ message: restore?.done }));
  const restoreAtOnce = () =>
    change.mutate(record, { onError: ({ message }) => notifications.show({ message, color: 'red' }) });
  return (
    <>
      <Button
        size={size}
        leftSection={<ArchiveRestore size={16} aria-hidden />}
        loading={!restore && change.isPending}
        onClick={restore ? ask : restoreAtOnce}
      >
        {restore ? t('restore') : t('restoreSubmit')}
      </Button>
      {restore && (
        <ConfirmDialog
          {...dialog}
          title={restore.title}
          text={restore.text}
          submit={t('restoreSubmit')}
          onConfirm={() => confirm(record)}
        />
      )}
    </>
  );
}
