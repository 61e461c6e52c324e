import { ActionIcon, Menu } from '@mantine/core';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { showError } from '../../shared/layout/undo-toast';
import { useArchiving } from '../../shared/layout/use-archiving';
import { useCan } from '../../shared/session/use-session';
import type { DialogKind, OpenDialog } from './dialogs/document-dialogs';
import { buildFileUrl, isPicture } from './document-file.rules';
import { type DocumentSummary, useArchiveDocument, useRestoreDocument } from './documents.api';

interface DocumentMenuProps {
  document: DocumentSummary;
  canChange: boolean;
  onOpenDialog: (dialog: OpenDialog) => void;
}

/** Everything that the user may do with a document. */
export function DocumentMenu({ document, canChange, onOpenDialog }: DocumentMenuProps) {
  const { t } = useTranslation(['documents', 'record-editor']);
  const canRemove = useCan('documents:remove');
  const archive = useArchiveDocument();
  const restore = useRestoreDocument();
  const { id, title, mediaType, canPreview, fileRemovedAt, archivedAt, currentVersion } = document;
  const archiving = useArchiving({ name: title, archive, restore });
  const hasFile = fileRemovedAt === null;
  const isArchived = archivedAt !== null;
  const open = (kind: DialogKind) => onOpenDialog({ kind, document });
  const restoreAtOnce = () => restore.mutate(document, { onError: showError });
  return (
    <>
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('words.actionsForTitle', { title })}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {canPreview &&
            (isPicture(mediaType) ? (
              <Menu.Item onClick={() => open('picture')}>{t('words.open')}</Menu.Item>
            ) : (
              <Menu.Item component="a" href={buildFileUrl(id, { isInline: true })} target="_blank" rel="noopener">
                {t('words.open')}
              </Menu.Item>
            ))}
          {hasFile && (
            <Menu.Item component="a" href={buildFileUrl(id)} download>
              {t('words.download')}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => open('history')}>{t('history')}</Menu.Item>
          {canChange && !isArchived && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => open('version')}>{t('newVersion')}</Menu.Item>
              <Menu.Item onClick={() => open('rename')}>{t('rename')}</Menu.Item>
              <Menu.Item onClick={() => open('classify')}>{t('classify')}</Menu.Item>
              <Menu.Item onClick={archiving.ask}>{t('words.archive')}</Menu.Item>
            </>
          )}
          {canChange && isArchived && <Menu.Item onClick={restoreAtOnce}>{t('words.restore')}</Menu.Item>}
          {canRemove && hasFile && (
            <>
              <Menu.Divider />
              <Menu.Item
                c="var(--mantine-color-error)"
                onClick={() => onOpenDialog({ kind: 'remove', document, number: currentVersion })}
              >
                {t('removeFile')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        {...archiving.dialog}
        title={t('words.archiveTitled', { title })}
        text={t('archiveText')}
        submit={t('record-editor:archiveSubmit')}
        onConfirm={() => archiving.confirm(document)}
      />
    </>
  );
}
