import { Button, SimpleGrid, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../../../records/companies/company-form';
import { type CompanyValues, startCompany } from '../../../records/companies/company-values.rules';
import { ContactCard } from '../../../records/contacts/contact-card';
import { ContactForm } from '../../../records/contacts/contact-form';
import { type ContactValues, NO_CONTACT } from '../../../records/contacts/contact-values.rules';
import { contactsQuery } from '../../../records/contacts/contacts.api';
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
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {data.items.map((contact) => (
        <ContactCard key={contact.id} contact={contact} />
      ))}
    </SimpleGrid>
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
  const reference = { kind: 'company', id: company.id, title: company.name } as const;
  const [values, setValues] = useState<ContactValues>({ ...NO_CONTACT, company: reference });
  const [newCompany, setNewCompany] = useState<CompanyValues | null>(null);
  if (newCompany) {
    return (
      <CompanyForm
        values={newCompany}
        onChange={setNewCompany}
        onBack={() => setNewCompany(null)}
        onDone={(created) => {
          setValues({ ...values, company: created });
          setNewCompany(null);
        }}
      />
    );
  }
  return (
    <ContactForm
      values={values}
      onChange={setValues}
      onCreateCompany={(name) => setNewCompany(startCompany(name))}
      onBack={onClose}
      onDone={onClose}
    />
  );
}
