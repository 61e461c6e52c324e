import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../../shared/api/external.store';
import { type QueuedUpload, uploadQueue } from '../../../shared/api/upload-queue.store';
import { useFormat } from '../../../shared/format/use-format';
import classes from './uploads.module.css';
import { findSameDocument, listUploadsOf } from './uploads.rules';

/** The files that are being uploaded to a record or to an interaction, and those that failed. */
export function UploadList({ ownerId }: { ownerId: string }) {
  const { t } = useTranslation('documents');
  const uploads = listUploadsOf(useStore(uploadQueue.uploads), ownerId);
  return (
    <div data-uploads={ownerId}>
      {uploads.length > 0 && (
        <ul className={classes['list']} aria-label={t('uploads')}>
          {uploads.map((upload) => (
            <UploadItem key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </div>
  );
}

function UploadItem({ upload }: { upload: QueuedUpload }) {
  const { t } = useTranslation(['documents', 'shared']);
  const format = useFormat();
  const { id, request, status, share, error } = upload;
  const { name: file, size } = request.file;
  const same = findSameDocument(error);
  const isFailed = status === 'failed';
  const state =
    status === 'waiting' ? t('waiting') : share < 1 ? t('sent', { share: format.percent(share) }) : t('storing');
  return (
    <li className={classes['upload']} data-upload={status}>
      <div className={classes['name']}>
        <Text size="sm" span fw={600}>
          {file}
        </Text>{' '}
        <Text size="xs" span c="dimmed">
          {format.bytes(size)}
          {!isFailed && ` · ${state}`}
        </Text>
        <div role="alert">
          {isFailed && (
            <Text size="sm" c="var(--mantine-color-error)">
              {same ? t('duplicateOf', { title: same.title }) : error?.message}
            </Text>
          )}
        </div>
        {!isFailed && <Progress value={share * 100} size="sm" mt={4} aria-label={t('shareOf', { file })} />}
      </div>
      <Group gap={6} justify="flex-end">
        {isFailed && (
          <Button
            variant="default"
            size="xs"
            aria-label={t(same ? 'uploadAnywayNamed' : 'retryNamed', { file })}
            onClick={() => uploadQueue.retry(id, same ? { allowDuplicate: 'true' } : {})}
          >
            {same ? t('uploadAnyway') : t('shared:retry')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={t(isFailed ? 'dismissNamed' : 'stopNamed', { file })}
          onClick={() => uploadQueue.remove(id)}
        >
          {t(isFailed ? 'dismiss' : 'stop')}
        </Button>
      </Group>
    </li>
  );
}
