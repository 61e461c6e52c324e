import { useTranslation } from 'react-i18next';
import { DraftDialog } from '../../shared/forms/draft-dialog';
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
export function CreateContactDialog({ onDone, ...props }: CreateContactDialogProps) {
  const { t } = useTranslation('records');
  return (
    <DraftDialog
      {...props}
      title={t('contact.create')}
      getName={({ fullName, company }) => `new contact ${fullName} ${company?.id ?? ''}`}
      renderForm={(draft, leave) => (
        <ContactForm
          draft={draft}
          onCancel={leave}
          onDone={(contact) => {
            leave();
            onDone(contact);
          }}
        />
      )}
    />
  );
}
