import { Group, Stack, Switch } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ShowMore } from '../../shared/layout/show-more';
import { useCan } from '../../shared/session/use-session';
import { ExportMenu } from '../../shared/tables/export-menu';
import { DocumentDialogs, type OpenDialog } from './dialogs/document-dialogs';
import { DocumentList } from './document-list';
import { type DocumentSubject, getSubjectField } from './document-subject.rules';
import { DOCUMENT_LIST, subjectDocumentsQuery } from './documents.api';
import { DropZone } from './uploads/drop-zone';
import { UploadButtons } from './uploads/upload-buttons';
import classes from './uploads/uploads.module.css';
import { UploadList } from './uploads/upload-list';
import { useDocumentUploads } from './uploads/use-document-uploads';

interface DocumentsPanelProps {
  subject: DocumentSubject;
  /** Whether the user may upload documents and change those that are there. */
  canChange: boolean;
}

/** The documents of a record, and everything that can be done with them. Files can be dropped anywhere on it. */
export function DocumentsPanel({ subject, canChange }: DocumentsPanelProps) {
  const { t } = useTranslation(['documents', 'records']);
  const canExport = useCan('documents:export');
  const upload = useDocumentUploads();
  const [isArchiveShown, setArchiveShown] = useState(false);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const query = useInfiniteQuery(subjectDocumentsQuery(subject, isArchiveShown));
  const { data, error, refetch } = query;
  const documents = data?.pages.flatMap(({ items }) => items);
  const uploadHere = (files: File[]) => {
    // The list of archived documents would not show them.
    setArchiveShown(false);
    upload(files, subject);
  };
  return (
    <DropZone onFiles={canChange ? uploadHere : undefined}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">{canChange && <UploadButtons onFiles={uploadHere} />}</Group>
          <Group gap="sm">
            <Switch
              size="xs"
              label={t('words.showArchived')}
              checked={isArchiveShown}
              onChange={({ currentTarget }) => setArchiveShown(currentTarget.checked)}
            />
            {canExport && (
              <ExportMenu
                list={DOCUMENT_LIST}
                search={{ [getSubjectField(subject)]: subject.id, ...(isArchiveShown && { archived: 'true' }) }}
                formats={['xlsx', 'csv', 'jsonl']}
                hint={t('exportHint')}
              />
            )}
          </Group>
        </Group>
        <UploadList ownerId={subject.id} />
        {error && !documents && <ProblemState error={error} onRetry={() => void refetch()} />}
        {!documents && !error && <LoadingState />}
        {documents?.length === 0 && (
          <div className={canChange && !isArchiveShown ? classes['target'] : undefined}>
            <EmptyState
              title={t(isArchiveShown ? 'noArchived' : 'empty')}
              hint={t(isArchiveShown ? 'noArchivedHint' : canChange ? 'emptyHint' : 'emptyReaderHint')}
            />
          </div>
        )}
        {documents && documents.length > 0 && (
          <DocumentList documents={documents} canChange={canChange} onOpenDialog={setDialog} />
        )}
        <ShowMore query={query} />
      </Stack>
      <DocumentDialogs dialog={dialog} documents={documents} onClose={() => setDialog(null)} />
    </DropZone>
  );
}
