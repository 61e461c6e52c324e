import { FileInput, Progress, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import Paperclip from 'lucide-react/icons/paperclip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUpload } from '../../../shared/api/use-upload';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { useFormat } from '../../../shared/format/use-format';
import { RecordForm } from '../../../shared/forms/record-form';
import { nestDraft } from '../../../shared/forms/use-form-draft';
import { DOCUMENT_KEYS, DOCUMENTS_PATH, type DocumentSummary } from '../documents.api';

interface VersionValues {
  file: File | null;
  note: string;
}

/** Uploads a new version of a document. The earlier ones stay in its history. */
export function VersionForm({ document, onClose }: { document: DocumentSummary; onClose: () => void }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const client = useQueryClient();
  const { seen, onError } = useSeenVersion(document);
  // A file cannot be kept as a draft.
  const [values, setValues] = useState<VersionValues>({ file: null, note: '' });
  const readAgain = () => {
    for (const queryKey of DOCUMENT_KEYS) void client.invalidateQueries({ queryKey });
  };
  const upload = useUpload<{ file: File; note: string }, DocumentSummary>(
    ({ file, note }) => ({
      path: `${DOCUMENTS_PATH}/${document.id}/versions`,
      file,
      fields: { ...(note !== '' && { note }) },
      version: (seen ?? document).version,
    }),
    readAgain,
  );
  const { mutate, isPending, share, stop } = upload;
  const refuse = (refusal: Error) => {
    onError(refusal);
    readAgain();
  };
  const close = () => {
    stop();
    onClose();
  };
  return (
    <RecordForm
      draft={nestDraft(values, setValues)}
      mutation={upload}
      required={{ file: t('fileRequired') }}
      submitText={t('submitVersion')}
      onClose={close}
      onSubmit={({ file, note }, finish) =>
        file && mutate({ file, note: note.trim() }, { onSuccess: finish, onError: refuse })
      }
    >
      {({ field }) => (
        <>
          <Text size="sm">{t('versionHint', { number: document.currentVersion + 1 })}</Text>
          <FileInput
            {...field('file')}
            label={t('words.file')}
            placeholder={t('chooseFile')}
            disabled={isPending}
            leftSection={<Paperclip size={16} aria-hidden />}
            clearable
            clearButtonProps={{ 'aria-label': t('clearFile') }}
            data-autofocus
          />
          <PlainInput {...field('note')} kind="text" label={t('words.note')} description={t('noteHint')} />
          {isPending && (
            <div role="status">
              <Text size="sm">{share < 1 ? t('sent', { share: format.percent(share) }) : t('storing')}</Text>
              <Progress value={share * 100} aria-label={t('shareOf', { file: values.file?.name ?? '' })} mt={4} />
            </div>
          )}
        </>
      )}
    </RecordForm>
  );
}
