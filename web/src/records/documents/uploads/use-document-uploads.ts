import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { uploadQueue } from '../../../shared/api/upload-queue.store';
import { type DocumentSubject, getSubjectField } from '../document-subject.rules';
import { DOCUMENT_KEYS, DOCUMENTS_PATH } from '../documents.api';

/** Tells whether a list of the uploads to a record, or of those of an interaction, is on the screen. */
const isListShown = (ownerId = '') => document.querySelector(`[data-uploads="${ownerId}"]`) !== null;

/**
 * Returns a function that uploads files to a record as documents. They go on while the user is on other screens, where a
 * message tells of those that fail.
 */
export function useDocumentUploads(): (
  files: readonly File[],
  subject: DocumentSubject,
  interactionId?: string,
) => void {
  const { t } = useTranslation('documents');
  const client = useQueryClient();
  const onUploaded = () => {
    for (const queryKey of DOCUMENT_KEYS) void client.invalidateQueries({ queryKey });
  };
  return (files, subject, interactionId) => {
    const fields = { [getSubjectField(subject)]: subject.id, ...(interactionId !== undefined && { interactionId }) };
    uploadQueue.add(
      files.map((file) => ({ path: DOCUMENTS_PATH, file, fields })),
      {
        onUploaded,
        onFailed: ({ request }, { message }) => {
          if (isListShown(subject.id) || isListShown(interactionId)) return;
          notifications.show({ color: 'red', message: t('failedElsewhere', { file: request.file.name, message }) });
        },
      },
    );
  };
}
