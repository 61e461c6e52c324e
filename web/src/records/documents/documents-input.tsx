import { Button, Group, Text } from '@mantine/core';
import Upload from 'lucide-react/icons/upload';
import { useTranslation } from 'react-i18next';
import { SearchableMultiSelect } from '../../shared/fields/searchable-multi-select';
import { useFormat } from '../../shared/format/use-format';
import type { DocumentSubject } from './document-subject.rules';
import { DocumentUploadState } from './uploads/document-upload-state';
import { FileChooser } from './uploads/file-chooser';
import { useDocumentUpload } from './uploads/use-document-upload';
import { addUploaded, useSubjectDocuments } from './use-subject-documents';

/** The greatest number of documents of a mail, as on the server. */
export const MAX_DOCUMENTS = 10;
/** The greatest size of all documents of a mail in bytes, as on the server. */
export const MAX_DOCUMENT_BYTES = 15 * 1_048_576;
const MB = 1_048_576;

interface DocumentsInputProps {
  /** The record whose documents are offered, and to which a file is uploaded. */
  subject: DocumentSubject;
  /** Another record whose documents are offered too. */
  other?: DocumentSubject | null;
  /** Whether the user may upload a file to the record. */
  canUpload: boolean;
  value: string[];
  error: string | null;
  description?: string | undefined;
  /** A sentence about documents in such a mail, after the limits. */
  hint?: string;
  onChange: (ids: string[]) => void;
}

/** Chooses documents of a record that a mail takes along in their current version, or uploads files and chooses those. */
export function DocumentsInput(props: DocumentsInputProps) {
  const { subject, other = null, canUpload, value, error, description, hint, onChange } = props;
  const { t } = useTranslation('documents');
  const format = useFormat();
  const own = useSubjectDocuments(subject);
  const others = useSubjectDocuments(other);
  const upload = useDocumentUpload(subject, 'correspondence', (id) => onChange([...new Set([...value, id])]));
  const documents = addUploaded([...own.documents, ...others.documents], upload.uploaded);
  const isKnown = own.isComplete && others.isComplete;
  // A document that is not offered any more stays in sight, because the server refuses it until it is taken out.
  const missing = isKnown ? value.filter((id) => documents.every((one) => one.id !== id)) : [];
  const bytes = documents.reduce((sum, { id, size }) => sum + (value.includes(id) ? size : 0), 0);
  const isTooLarge = bytes > MAX_DOCUMENT_BYTES;
  const limits = t('mailLimits', { count: MAX_DOCUMENTS, megabytes: MAX_DOCUMENT_BYTES / MB });
  const isFull = value.length >= MAX_DOCUMENTS;
  if (!canUpload && isKnown && documents.length === 0 && value.length === 0) return null;
  return (
    <div>
      <Group gap="xs" align="flex-end">
        <SearchableMultiSelect
          flex="1 1 220px"
          miw={0}
          label={t('words.documents')}
          isSearching={own.isReading || others.isReading}
          description={[description ?? limits, hint].filter(Boolean).join(' ')}
          error={error || isTooLarge || upload.problem !== null ? true : undefined}
          placeholder={documents.length === 0 ? t('chooseNone') : undefined}
          clearable
          maxValues={MAX_DOCUMENTS}
          data={[
            ...documents.map(({ id, title, size }) => ({ value: id, label: `${title} (${format.bytes(size)})` })),
            ...missing.map((id) => ({ value: id, label: t('notHere') })),
          ]}
          value={value}
          onChange={(ids) => {
            upload.reset();
            onChange(ids);
          }}
        />
        {canUpload && (
          <FileChooser isDisabled={upload.isPending || isFull} onFiles={([file]) => file && upload.send(file)}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                leftSection={<Upload size={14} aria-hidden />}
                loading={upload.isPending}
                disabled={isFull}
                style={{ flexShrink: 0 }}
              >
                {t('uploadOne')}
              </Button>
            )}
          </FileChooser>
        )}
      </Group>
      <DocumentUploadState upload={upload} error={error ?? (isTooLarge ? t('mailTooLarge') : null)}>
        {value.length > 0 && (
          <Text size="sm" mt={4}>
            {t('mailSize', { count: value.length, size: format.bytes(bytes) })}
          </Text>
        )}
      </DocumentUploadState>
    </div>
  );
}
