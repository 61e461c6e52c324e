import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { type StopView, useRestoreStop } from '../roadshow.api';

/** Restores an archived stop, which becomes the last one. */
export function RestoreStopButton({ stop }: { stop: StopView }) {
  const { t } = useTranslation(['roadshow', 'record-editor']);
  const { mutate, isPending } = useRestoreStop();
  const { title } = stop;
  const restore = () =>
    mutate(stop, {
      onSuccess: () => notifications.show({ message: t('stop.restored', { title }) }),
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
