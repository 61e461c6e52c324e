import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { PartApi, PartCollection } from '../../shared/api/part.api';
import type { SeenRecord } from '../../shared/api/record.api';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { useArchiving } from '../../shared/layout/use-archiving';

interface PartProps<C extends PartCollection> {
  api: PartApi<C>;
  /** The record to which the part belongs. */
  id: string;
  part: SeenRecord & { archivedAt: string | null };
  /** How the part is called in the names of the buttons. */
  title: string;
}

interface PartActionsProps<C extends PartCollection> extends PartProps<C> {
  /** The question before the part is archived. */
  archive: { title: string; text: string };
  onEdit: () => void;
}

/** The buttons that change and archive a part, or restore an archived one. */
export function PartActions<C extends PartCollection>({ archive, onEdit, ...props }: PartActionsProps<C>) {
  const { api, id, part, title } = props;
  const { t } = useTranslation(['records', 'record-editor']);
  const { ask, confirm, dialog } = useArchiving({
    name: title,
    archive: api.useArchive(id),
    restore: api.useRestore(id),
  });
  if (part.archivedAt !== null) return <RestorePartButton {...props} />;
  return (
    <Group gap={6}>
      <Button variant="default" size="xs" aria-label={t('words.changeNamed', { name: title })} onClick={onEdit}>
        {t('words.change')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        aria-label={t('words.archiveNamed', { name: title })}
        onClick={ask}
      >
        {t('record-editor:archiveSubmit')}
      </Button>
      <ConfirmDialog
        {...dialog}
        {...archive}
        submit={t('record-editor:archiveSubmit')}
        onConfirm={() => confirm(part)}
      />
    </Group>
  );
}

/** Restores an archived part. `restored` says so where its place has changed. */
export function RestorePartButton<C extends PartCollection>(props: PartProps<C> & { restored?: string }) {
  const { api, id, part, title, restored } = props;
  const { t } = useTranslation(['records', 'record-editor']);
  const { mutate, isPending } = api.useRestore(id);
  const restore = () =>
    mutate(part, {
      onSuccess: () => restored && notifications.show({ message: restored }),
      onError: ({ message }) => notifications.show({ message: `${title}: ${message}`, color: 'red' }),
    });
  return (
    <Button
      variant="default"
      size="xs"
      style={{ flexShrink: 0 }}
      loading={isPending}
      aria-label={t('words.restoreTitled', { title })}
      onClick={restore}
    >
      {t('record-editor:restoreSubmit')}
    </Button>
  );
}
