import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../companies/company-form';
import { type CompanyValues, startCompany } from '../companies/company-values.rules';
import type { RecordReference } from '../search/record-reference.rules';
import { ContactForm } from './contact-form';
import { type ContactValues, startContact } from './contact-values.rules';

/** The values of the form of a new contact, and of the form of its company while that is open. */
export interface ContactStepsValue {
  contact: ContactValues;
  newCompany: CompanyValues | null;
}

/** Begins to create a contact with a name that was typed. */
export function startContactSteps(name: string): ContactStepsValue {
  return { contact: startContact(name), newCompany: null };
}

interface ContactStepsProps {
  value: ContactStepsValue;
  onChange: (value: ContactStepsValue) => void;
  onBack: () => void;
  onDone: (contact: RecordReference) => void;
}

/** Creates a contact on the way to something else, and its company on the way to the contact. */
export function ContactSteps({ value: { contact, newCompany }, onChange, onBack, onDone }: ContactStepsProps) {
  const { t } = useTranslation('records');
  if (newCompany) {
    return (
      <Stack>
        <Title order={3} size="h5">
          {t('company.submit')}
        </Title>
        <CompanyForm
          values={newCompany}
          onChange={(values) => onChange({ contact, newCompany: values })}
          onBack={() => onChange({ contact, newCompany: null })}
          onDone={(company) => onChange({ contact: { ...contact, company }, newCompany: null })}
        />
      </Stack>
    );
  }
  return (
    <Stack>
      <Title order={3} size="h5">
        {t('contact.submit')}
      </Title>
      <ContactForm
        values={contact}
        onChange={(values) => onChange({ contact: values, newCompany: null })}
        onCreateCompany={(name) => onChange({ contact, newCompany: startCompany(name) })}
        onBack={onBack}
        onDone={onDone}
      />
    </Stack>
  );
}
