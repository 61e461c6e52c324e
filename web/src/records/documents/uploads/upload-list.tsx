import { Button, Group, Progress, Text } from '@mantine/core';
import { type FocusEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { UnreachableError } from '../../../shared/api/api.errors';
import { useStore } from '../../../shared/api/external.store';
import { type QueuedUpload, uploadQueue } from '../../../shared/api/upload-queue.store';
import { useFormat } from '../../../shared/format/use-format';
import { UploadSummary } from './upload-summary';
import classes from './uploads.module.css';
import { findSameDocument, listUploads } from './uploads.rules';

/** The files that are being uploaded to a record or to an interaction, and those that failed. */
export function UploadList({ ownerId }: { ownerId: string }) {
  const { t } = useTranslation('documents');
  const uploads = listUploads(useStore(uploadQueue.uploads), ownerId);
  const { root, rememberFocus } = useFocusOfGone(uploads);
  return (
    <div ref={root} data-uploads={ownerId} onFocus={rememberFocus}>
      {uploads.length > 0 && (
        <div className={classes['frame']}>
          {uploads.length > 1 && <UploadSummary uploads={uploads} />}
          <ul className={classes['list']} aria-label={t('uploads')}>
            {uploads.map((upload) => (
              <UploadItem key={upload.id} upload={upload} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/**
 * Moves the focus when the upload that had it is gone, because it has been stored or was taken out: to the one in its
 * place, or to the first button of the zone. Otherwise the next Tab would begin at the top of the page.
 */
function useFocusOfGone(uploads: readonly QueuedUpload[]) {
  const root = useRef<HTMLDivElement>(null);
  const focused = useRef<{ element: Element; index: number } | null>(null);
  const listItems = () => [...(root.current?.querySelectorAll('[data-upload]') ?? [])];
  const rememberFocus = ({ target }: FocusEvent) => {
    focused.current = { element: target, index: listItems().findIndex((item) => item.contains(target)) };
  };
  useEffect(() => {
    const { element, index } = focused.current ?? {};
    if (!element || element.isConnected || document.activeElement !== document.body) return;
    focused.current = null;
    const items = listItems();
    const next = items[Math.min(Math.max(index ?? 0, 0), items.length - 1)]?.querySelector('[data-remove]');
    const first = root.current?.closest('[data-drop-zone]')?.querySelector('button');
    ((next ?? first) as HTMLElement | undefined)?.focus();
  }, [uploads]);
  return { root, rememberFocus };
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
  const reason = error instanceof UnreachableError ? t('noAnswer') : error?.message;
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
              {same ? t('duplicateOf', { title: same.title }) : reason}
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
          data-remove
          onClick={() => uploadQueue.remove(id)}
        >
          {t(isFailed ? 'dismiss' : 'stop')}
        </Button>
      </Group>
    </li>
  );
}
