import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import type { DocumentSummary } from '../documents.api';
import { ClassifyForm } from './classify-form';
import { PictureView } from './picture-view';
import { RemoveFileForm } from './remove-file-form';
import { RenameForm } from './rename-form';
import { VersionForm } from './version-form';
import { VersionHistory } from './version-history';

/** The dialogs about a whole document. */
export type DialogKind = 'picture' | 'version' | 'rename' | 'classify' | 'history';

interface FileRemoval {
  document: DocumentSummary;
  /** The number of the version whose file is to be removed. */
  number: number;
}

/** The dialog that is open, with its document as it was then. */
export type OpenDialog = { kind: DialogKind; document: DocumentSummary } | ({ kind: 'remove' } & FileRemoval);

interface DocumentDialogsProps {
  dialog: OpenDialog | null;
  /** The documents as they are now. */
  documents?: readonly DocumentSummary[];
  onClose: () => void;
}

/** The dialogs about a document. A file can also be removed from its history, which stays below. */
export function DocumentDialogs({ dialog, documents = [], onClose }: DocumentDialogsProps) {
  const { t } = useTranslation('documents');
  const [removedFromHistory, setRemoved] = useState<FileRemoval | null>(null);
  const removal = removedFromHistory ?? (dialog?.kind === 'remove' ? dialog : null);
  const about = dialog?.kind === 'remove' ? null : dialog;
  const document = documents.find(({ id }) => id === about?.document.id) ?? about?.document;
  const closeRemoval = () => (removedFromHistory ? setRemoved(null) : onClose());
  return (
    <>
      <Dialog
        opened={about !== null}
        onClose={onClose}
        size={about?.kind === 'picture' ? 'auto' : 'lg'}
        title={about && document && t(`dialog.${about.kind}`, { title: document.title })}
      >
        {document && about?.kind === 'picture' && <PictureView document={document} />}
        {document && about?.kind === 'version' && <VersionForm document={document} onClose={onClose} />}
        {document && about?.kind === 'rename' && <RenameForm document={document} onClose={onClose} />}
        {document && about?.kind === 'classify' && <ClassifyForm document={document} onClose={onClose} />}
        {document && about?.kind === 'history' && (
          <VersionHistory id={document.id} onRemove={(number) => setRemoved({ document, number })} />
        )}
      </Dialog>
      <Dialog
        opened={removal !== null}
        onClose={closeRemoval}
        title={removal && t('dialog.remove', { title: removal.document.title })}
      >
        {removal && <RemoveFileForm document={removal.document} number={removal.number} onClose={closeRemoval} />}
      </Dialog>
    </>
  );
}
