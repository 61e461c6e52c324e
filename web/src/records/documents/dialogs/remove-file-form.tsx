import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { type DocumentSummary, useRemoveFile } from '../documents.api';

interface RemoveFileFormProps {
  document: DocumentSummary;
  /** The number of the version whose file is removed. */
  number: number;
  onClose: () => void;
}

/** Asks why the file of a version is to be removed, and says what stays of it. */
export function RemoveFileForm({ document: { id, title }, number, onClose }: RemoveFileFormProps) {
  const { t } = useTranslation('documents');
  const remove = useRemoveFile();
  return (
    <RecordForm
      draft={useFormDraft(null, { reason: '' })}
      mutation={remove}
      required={['reason']}
      submitText={t('removeFile')}
      submitColor="red"
      onClose={onClose}
      onSubmit={({ reason }, finish) => remove.mutate({ id, number, reason: reason.trim() }, { onSuccess: finish })}
    >
      {({ field }) => (
        <>
          <Text size="sm">{t('removeText', { title, number })}</Text>
          <Text size="sm">{t('removeStays')}</Text>
          <PlainInput
            {...field('reason')}
            kind="text"
            label={t('words.reason')}
            maxLength={500}
            data-autofocus
            autoFocus
          />
        </>
      )}
    </RecordForm>
  );
}
