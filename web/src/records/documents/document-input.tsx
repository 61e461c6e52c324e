import { Anchor, Button, Group, Input, Progress, Select, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import Upload from 'lucide-react/icons/upload';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUpload } from '../../shared/api/use-upload';
import { useFormat } from '../../shared/format/use-format';
import { buildFileUrl } from './document-file.rules';
import { type DocumentSubject, getSubjectField } from './document-subject.rules';
import { DOCUMENT_KEYS, DOCUMENTS_PATH, type DocumentSummary } from './documents.api';
import { FileChooser } from './uploads/file-chooser';
import { findSameDocument } from './uploads/uploads.rules';
import { useSubjectDocuments } from './use-subject-documents';

interface DocumentInputProps {
  /** The record whose documents are offered, and to which a file is uploaded. */
  subject: DocumentSubject;
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  value: string | null;
  onChange: (id: string | null) => void;
}

/**
 * Chooses a document of a record as evidence, or uploads a file and chooses that. A file that is a document of the record
 * already is chosen without being stored again.
 */
export function DocumentInput({ subject, label, description, error, value, onChange }: DocumentInputProps) {
  const { t } = useTranslation(['documents', 'shared']);
  const format = useFormat();
  const { documents: listed } = useSubjectDocuments(subject);
  const [isKnown, setKnown] = useState(false);
  // The other fields of the form may change while a file is being uploaded.
  const choose = useRef(onChange);
  useEffect(() => {
    choose.current = onChange;
  });
  const client = useQueryClient();
  const upload = useUpload<File, DocumentSummary>(
    (file) => ({ path: DOCUMENTS_PATH, file, fields: { [getSubjectField(subject)]: subject.id, kind: 'evidence' } }),
    ({ id }) => {
      for (const queryKey of DOCUMENT_KEYS) void client.invalidateQueries({ queryKey });
      choose.current(id);
    },
  );
  const { mutate, isPending, share, stop, variables: file } = upload;
  const { data: uploaded } = upload;
  // The list is read again only after the upload.
  const isListed = !uploaded || listed.some(({ id }) => id === uploaded.id);
  const documents = isListed ? listed : [uploaded, ...listed];
  const same = findSameDocument(upload.error);
  const send = (next: File) => {
    setKnown(false);
    mutate(next, {
      onError: (refusal) => {
        const known = findSameDocument(refusal);
        if (!known) return;
        setKnown(true);
        choose.current(known.id);
      },
    });
  };
  const problem = error ?? (same ? null : upload.error?.message);
  return (
    <div>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <Select
          flex={1}
          label={label}
          description={description}
          error={problem ? true : undefined}
          placeholder={documents.length === 0 ? t('chooseNone') : undefined}
          data={documents.map(({ id, title }) => ({ value: id, label: title }))}
          value={value}
          searchable
          clearable
          onChange={(id) => {
            upload.reset();
            setKnown(false);
            onChange(id);
          }}
        />
        <FileChooser isDisabled={isPending} onFiles={([chosen]) => chosen && send(chosen)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<Upload size={14} aria-hidden />}
              loading={isPending}
              style={{ flexShrink: 0 }}
            >
              {t('uploadOne')}
            </Button>
          )}
        </FileChooser>
      </Group>
      <div role="status">
        {isPending && (
          <Group gap="xs" mt={4}>
            <Text size="sm">
              {file?.name} · {share < 1 ? t('sent', { share: format.percent(share) }) : t('storing')}
            </Text>
            <Progress flex={1} value={share * 100} aria-label={t('shareOf', { file: file?.name })} />
            <Button variant="subtle" color="gray" size="compact-sm" onClick={stop}>
              {t('stop')}
            </Button>
          </Group>
        )}
        {isKnown && (
          <Text size="sm" mt={4}>
            {t('alreadyThere')}
          </Text>
        )}
        {value && !isPending && (
          <Anchor size="sm" href={buildFileUrl(value, { isInline: true })} target="_blank" rel="noopener">
            {t('look')}
          </Anchor>
        )}
      </div>
      {problem && (
        <Group gap="xs" mt={4} role="alert">
          <Input.Error>{problem}</Input.Error>
          {upload.error && !same && file && (
            <Button variant="default" size="compact-sm" onClick={() => send(file)}>
              {t('shared:retry')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
