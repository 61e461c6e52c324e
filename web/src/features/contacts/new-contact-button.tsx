import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ContactSteps, type ContactStepsValue } from '../../records/contacts/contact-steps';
import { NO_CONTACT } from '../../records/contacts/contact-values.rules';
import { NewButton } from '../../shared/keyboard/new-button';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import { LoadingState } from '../../shared/layout/loading-state';
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
  const { t } = useTranslation('contacts');
  const navigate = useNavigate();
  const draft = useFormDraft<ContactStepsValue>('new contact', { contact: NO_CONTACT, newCompany: null });
  if (!draft) return <LoadingState />;
  return (
    <ContactSteps
      draft={draft}
      onBack={onClose}
      backText={t('cancel')}
      onDone={({ id }) => {
        draft.discard();
        onClose();
        void navigate({ href: `/contacts/${id}` });
      }}
    />
  );
}
