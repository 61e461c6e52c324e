import { Anchor, Button, Group } from '@mantine/core';
import Upload from 'lucide-react/icons/upload';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchableSelect } from '../../shared/fields/searchable-select';
import { buildFileUrl } from './document-file.rules';
import type { DocumentSubject } from './document-subject.rules';
import { DocumentUploadState } from './uploads/document-upload-state';
import { FileChooser } from './uploads/file-chooser';
import { useDocumentUpload } from './uploads/use-document-upload';
import { addUploaded, useSubjectDocuments } from './use-subject-documents';

interface DocumentInputProps {
  /** The record whose documents are offered, and to which a file is uploaded. */
  subject: DocumentSubject;
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** Chooses a document of a record as evidence, or uploads a file and chooses that. */
export function DocumentInput({ subject, label, description, error, value, onChange }: DocumentInputProps) {
  const { t } = useTranslation('documents');
  const { documents: listed, isReading } = useSubjectDocuments(subject);
  const upload = useDocumentUpload(subject, 'evidence', onChange);
  const documents = addUploaded(listed, upload.uploaded);
  const hasProblem = Boolean(error) || upload.problem !== null;
  return (
    <div>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <SearchableSelect
          flex={1}
          label={label}
          description={description}
          error={hasProblem ? true : undefined}
          placeholder={documents.length === 0 ? t('chooseNone') : undefined}
          data={documents.map(({ id, title }) => ({ value: id, label: title }))}
          value={value}
          isSearching={isReading}
          clearable
          onChange={(id) => {
            upload.reset();
            onChange(id);
          }}
        />
        <FileChooser isDisabled={upload.isPending} onFiles={([chosen]) => chosen && upload.send(chosen)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<Upload size={14} aria-hidden />}
              loading={upload.isPending}
              style={{ flexShrink: 0 }}
            >
              {t('uploadOne')}
            </Button>
          )}
        </FileChooser>
      </Group>
      <DocumentUploadState upload={upload} error={error}>
        {value && !upload.isPending && (
          <Anchor size="sm" href={buildFileUrl(value, { isInline: true })} target="_blank" rel="noopener">
            {t('look')}
          </Anchor>
        )}
      </DocumentUploadState>
    </div>
  );
}
