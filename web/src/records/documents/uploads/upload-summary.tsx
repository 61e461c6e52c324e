import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type QueuedUpload, uploadQueue } from '../../../shared/api/upload-queue.store';
import classes from './uploads.module.css';
import { findSameDocument } from './uploads.rules';

/** How many of several files are still to be uploaded and how many failed, with what can be done with all of them. */
export function UploadSummary({ uploads }: { uploads: readonly QueuedUpload[] }) {
  const { t } = useTranslation('documents');
  const failed = uploads.filter(({ status }) => status === 'failed');
  const going = uploads.filter(({ status }) => status !== 'failed');
  // A file that is there already is uploaded again only if the user insists on that very file.
  const retried = failed.filter(({ error }) => !findSameDocument(error));
  const counts = [
    going.length > 0 && t('countGoing', { count: going.length }),
    failed.length > 0 && t('countFailed', { count: failed.length }),
  ];
  const removeAll = (all: readonly QueuedUpload[]) => {
    for (const { id } of all) uploadQueue.remove(id);
  };
  return (
    <Group justify="space-between" gap={6} className={classes['summary']}>
      <Text size="sm" role="status">
        {counts.filter(Boolean).join(' · ')}
      </Text>
      <Group gap={6}>
        {retried.length > 1 && (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              for (const { id } of retried) uploadQueue.retry(id);
            }}
          >
            {t('retryAll')}
          </Button>
        )}
        {failed.length > 1 && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => removeAll(failed)}>
            {t('dismissAll')}
          </Button>
        )}
        {going.length > 1 && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => removeAll(going)}>
            {t('stopAll')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
