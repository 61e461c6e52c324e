import { Button, Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../../records/companies/company-form';
import { type CompanyValues, startCompany } from '../../records/companies/company-values.rules';
import { ContactForm } from '../../records/contacts/contact-form';
import { type ContactValues, NO_CONTACT } from '../../records/contacts/contact-values.rules';
import { RestoredNotice } from '../../shared/drafts/restored-notice';
import { useDraft } from '../../shared/drafts/use-draft';
import { Dialog } from '../../shared/layout/dialog';
import { LoadingState } from '../../shared/layout/loading-state';
import { useCan } from '../../shared/session/use-session';

/** The values of the form of a new contact, and of the form of its company while that is open. */
interface ContactDraft {
  contact: ContactValues;
  newCompany: CompanyValues | null;
}

/** Opens the form of a new contact. */
export function NewContactButton() {
  const { t } = useTranslation('contacts');
  const canWrite = useCan('contacts:write');
  const [isOpen, { open, close }] = useDisclosure();
  if (!canWrite) return null;
  return (
    <>
      <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {t('newContact')}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={t('newContact')}>
        {isOpen && <DraftedContact onClose={close} />}
      </Dialog>
    </>
  );
}

function DraftedContact({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('contacts');
  const navigate = useNavigate();
  const draft = useDraft<ContactDraft>('new contact', { contact: NO_CONTACT, newCompany: null });
  if (!draft) return <LoadingState />;
  const { value, change, discard, isRestored } = draft;
  if (value.newCompany) {
    return (
      <Stack>
        <Title order={3} size="h5">
          {t('newCompany')}
        </Title>
        <CompanyForm
          values={value.newCompany}
          onChange={(newCompany) => change({ newCompany })}
          onBack={() => change({ newCompany: null })}
          onDone={(company) => change({ contact: { ...value.contact, company }, newCompany: null })}
        />
      </Stack>
    );
  }
  return (
    <Stack>
      {isRestored && <RestoredNotice onDiscard={discard} />}
      <ContactForm
        values={value.contact}
        onChange={(contact) => change({ contact })}
        onCreateCompany={(name) => change({ newCompany: startCompany(name) })}
        onBack={onClose}
        onDone={({ id }) => {
          discard();
          onClose();
          void navigate({ href: `/contacts/${id}` });
        }}
      />
    </Stack>
  );
}
