import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { UploadList } from '../../records/documents/uploads/upload-list';
import { listUploads } from '../../records/documents/uploads/uploads.rules';
import { useStore } from '../../shared/api/external.store';
import { uploadQueue } from '../../shared/api/upload-queue.store';

interface AttachmentUploadsProps {
  interactionId: string;
  onClose: () => void;
}

/**
 * The files of an interaction that has been logged. It closes when all have been uploaded; those that failed can be tried
 * again here or on the documents of the record.
 */
export function AttachmentUploads({ interactionId, onClose }: AttachmentUploadsProps) {
  const { t } = useTranslation(['documents', 'shared']);
  const uploads = listUploads(useStore(uploadQueue.uploads), interactionId);
  const isDone = uploads.length === 0;
  useEffect(() => {
    if (isDone) onClose();
  }, [isDone, onClose]);
  return (
    <Stack>
      <Text size="sm" role="status">
        {t(uploads.some(({ status }) => status !== 'failed') ? 'attached' : 'attachFailed')}
      </Text>
      <UploadList ownerId={interactionId} />
      <Group justify="flex-end" data-foot>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('shared:close')}
        </Button>
      </Group>
    </Stack>
  );
}
