import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FormDraft, nestDraft } from '../../shared/forms/use-form-draft';
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
  draft: FormDraft<ContactStepsValue>;
  /** The title of the form of the contact, unless the dialog around it says it. */
  title?: string;
  onBack: () => void;
  backText?: string;
  onDone: (contact: RecordReference) => void;
  /** Takes a contact that exists already; `onDone` unless given. */
  onUse?: (contact: RecordReference) => void;
}

/** Creates a contact, and its company on the way. */
export function ContactSteps({ draft, title, ...actions }: ContactStepsProps) {
  const { t } = useTranslation('records');
  const { values, change } = draft;
  const { contact, newCompany } = values;
  if (newCompany) {
    return (
      <Stack>
        <Title order={3} size="h5">
          {t('company.submit')}
        </Title>
        <CompanyForm
          draft={nestDraft(newCompany, (company) => change({ newCompany: company }))}
          onBack={() => change({ newCompany: null })}
          onDone={(company) => change({ contact: { ...contact, company }, newCompany: null })}
        />
      </Stack>
    );
  }
  return (
    <Stack>
      {title && (
        <Title order={3} size="h5">
          {title}
        </Title>
      )}
      <ContactForm
        {...actions}
        draft={nestDraft(contact, (changed) => change({ contact: changed }), draft)}
        onCreateCompany={(name) => change({ newCompany: startCompany(name) })}
      />
    </Stack>
  );
}
