import { Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { type DocumentSummary, useUpdateDocument } from '../documents.api';

/** Changes the kind, the tags and the note of a document. */
export function ClassifyForm({ document, onClose }: { document: DocumentSummary; onClose: () => void }) {
  const { t } = useTranslation('records');
  const getLabel = useFieldLabels('documents');
  const kinds = useLabelOptions('documentKind');
  const update = useUpdateDocument();
  const { seen, onError } = useSeenVersion(document);
  const { id, kind, tags, note } = document;
  return (
    <RecordForm
      draft={useFormDraft(`document kind ${id}`, { kind, tags, note: note ?? '' })}
      mutation={update}
      onClose={onClose}
      onSubmit={({ note: entered, ...body }, finish) =>
        update.mutate(
          { ...(seen ?? document), body: { ...body, note: entered.trim() || null } },
          { onSuccess: finish, onError },
        )
      }
    >
      {({ field }) => (
        <>
          <Select {...field('kind')} label={getLabel('kind')} data={kinds} allowDeselect={false} />
          <TagsInput {...field('tags', t('enterHint'))} label={getLabel('tags')} acceptValueOnBlur clearable />
          <PlainInput {...field('note')} kind="textarea" label={getLabel('note')} maxLength={2000} minRows={2} />
        </>
      )}
    </RecordForm>
  );
}
