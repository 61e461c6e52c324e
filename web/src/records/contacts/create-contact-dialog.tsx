import { useTranslation } from 'react-i18next';
import { useNewDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import type { RecordReference } from '../search/record-reference.rules';
import { ContactForm } from './contact-form';
import type { ContactValues } from './contact-values.rules';

interface CreateContactDialogProps {
  /** The values with which the form begins; null while the dialog is closed. */
  start: ContactValues | null;
  onClose: () => void;
  onDone: (contact: RecordReference) => void;
}

/** Creates a contact above the form that needs it. */
export function CreateContactDialog({ start, onClose, onDone }: CreateContactDialogProps) {
  const { t } = useTranslation('records');
  return (
    <Dialog opened={start !== null} onClose={onClose} title={t('contact.create')}>
      {start && <NewContact start={start} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function NewContact({ start, onClose, onDone }: CreateContactDialogProps & { start: ContactValues }) {
  // A draft for one person is not offered for another one.
  const draft = useNewDraft(`new contact ${start.fullName} ${start.company?.id ?? ''}`, start);
  const leave = () => {
    draft?.discard();
    onClose();
  };
  return (
    <ContactForm
      draft={draft}
      onCancel={leave}
      onDone={(contact) => {
        leave();
        onDone(contact);
      }}
    />
  );
}
