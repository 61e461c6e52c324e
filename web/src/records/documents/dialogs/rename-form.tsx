import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { type DocumentSummary, useUpdateDocument } from '../documents.api';

/** Changes the title of a document. The name of its file stays. */
export function RenameForm({ document, onClose }: { document: DocumentSummary; onClose: () => void }) {
  const getLabel = useFieldLabels('documents');
  const update = useUpdateDocument();
  const { seen, onError } = useSeenVersion(document);
  const { id, title: current } = document;
  return (
    <RecordForm
      draft={useFormDraft(`document title ${id}`, { title: current })}
      mutation={update}
      required={['title']}
      onClose={onClose}
      onSubmit={({ title }, finish) =>
        update.mutate({ ...(seen ?? document), body: { title: title.trim() } }, { onSuccess: finish, onError })
      }
    >
      {({ field }) => (
        <PlainInput
          {...field('title')}
          kind="text"
          label={getLabel('title')}
          maxLength={200}
          data-autofocus
          autoFocus
        />
      )}
    </RecordForm>
  );
}
