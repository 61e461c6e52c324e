import { useTranslation } from 'react-i18next';
import { showError, showUndo } from './undo-toast';
import { type Change, useConfirmation } from './use-confirmation';

interface Restoring<R> {
  mutateAsync: (archived: R) => Promise<unknown>;
}

/** Returns a function that tells in a message that a record was archived. The message can restore it. */
export function useArchiveMessage<R extends { id: string }>({ mutateAsync: restore }: Restoring<R>) {
  const { t } = useTranslation('records');
  return (name: string, archived: R) =>
    showUndo({
      id: `archived-${archived.id}`,
      text: t('words.archivedNamed', { name }),
      action: t('words.undo'),
      onUndo: () => void restore(archived).catch(showError),
    });
}

interface Archiving<Seen, R extends { id: string }> {
  /** How the record is called in the message. */
  name: string;
  archive: Change<Seen, R>;
  restore: Restoring<R>;
  onDone?: () => void;
}

/** Asks before a record is archived. A message tells that it was, and can restore it. */
export function useArchiving<Seen, R extends { id: string }>({ name, archive, restore, onDone }: Archiving<Seen, R>) {
  const tell = useArchiveMessage(restore);
  return useConfirmation(archive, (archived) => {
    onDone?.();
    tell(name, archived);
  });
}
