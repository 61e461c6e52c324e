import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { ContactSteps, type ContactStepsValue } from '../../records/contacts/contact-steps';
import { NO_CONTACT } from '../../records/contacts/contact-values.rules';
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
      <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {t('words.newContact')}
      </Button>
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
