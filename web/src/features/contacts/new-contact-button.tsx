import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ContactForm } from '../../records/contacts/contact-form';
import { NO_CONTACT } from '../../records/contacts/contact-values.rules';
import { NewButton } from '../../shared/keyboard/new-button';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import { useCan } from '../../shared/session/use-session';

/** Opens the form of a new contact. */
export function NewContactButton() {
  const { t } = useTranslation('contacts');
  const canWrite = useCan('contacts:write');
  const [isOpen, { open, close }] = useDisclosure();
  if (!canWrite) return null;
  return (
    <>
      <NewButton text={t('words.newContact')} onClick={open} />
      <Dialog opened={isOpen} onClose={close} title={t('words.newContact')}>
        {isOpen && <DraftedContact onClose={close} />}
      </Dialog>
    </>
  );
}

function DraftedContact({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const draft = useFormDraft('new contact', NO_CONTACT);
  return (
    <ContactForm
      draft={draft}
      onCancel={onClose}
      onDone={({ id }) => {
        draft?.discard();
        onClose();
        void navigate({ href: `/contacts/${id}` });
      }}
    />
  );
}
