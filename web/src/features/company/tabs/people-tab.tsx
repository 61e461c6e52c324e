import { Button, SimpleGrid, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { ContactCard } from '../../../records/contacts/contact-card';
import { ContactForm } from '../../../records/contacts/contact-form';
import { type ContactValues, NO_CONTACT } from '../../../records/contacts/contact-values.rules';
import { contactsQuery } from '../../../records/contacts/contact.api';
import { CutListNotice } from '../../../records/cut-list-notice';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { EmptyState } from '../../../shared/layout/empty-state';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan } from '../../../shared/session/use-session';
import { useCompanyEditor } from '../use-company-editor';

/** The people who work for the company, and the way to add one. */
export function PeopleTab() {
  const { company, canEdit } = useCompanyEditor();
  const canWrite = useCan('contacts:write');
  return (
    <Stack>
      {canWrite && canEdit && <NewContactButton />}
      <ContactList companyId={company.id} />
    </Stack>
  );
}

function ContactList({ companyId }: { companyId: string }) {
  const { t } = useTranslation('company');
  const { data, error, refetch } = useQuery(contactsQuery(companyId));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={t('people.empty')} hint={t('people.emptyHint')} />;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {data.items.map((contact) => (
          <ContactCard key={contact.id} contact={contact} />
        ))}
      </SimpleGrid>
      <CutListNotice page={data} list={{ to: '/contacts', search: { worksFor: companyId } }} />
    </>
  );
}

function NewContactButton() {
  const { t } = useTranslation('company');
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <div>
      <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {t('people.add')}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={t('people.add')}>
        {isOpen && <NewContact onClose={close} />}
      </Dialog>
    </div>
  );
}

/** The form of a new contact. The user may choose another company there, and create that on the way. */
function NewContact({ onClose }: { onClose: () => void }) {
  const { company } = useCompanyEditor();
  const navigate = useNavigate();
  const reference = { kind: 'company', id: company.id, title: company.name } as const;
  const draft = useFormDraft<ContactValues>(`new contact ${company.id}`, { ...NO_CONTACT, company: reference });
  return (
    <ContactForm
      draft={draft}
      onCancel={onClose}
      onDone={() => {
        draft?.discard();
        onClose();
      }}
      // The draft stays, because the contact that exists may lack what was typed.
      onUse={({ id }) => {
        onClose();
        void navigate({ href: `/contacts/${id}` });
      }}
    />
  );
}
