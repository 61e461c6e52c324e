import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../shared/fields/plain-input';
import { RecordForm } from '../../shared/forms/record-form';
import type { FormDraft } from '../../shared/forms/use-form-draft';
import { useCan } from '../../shared/session/use-session';
import { type CompanyValues, startCompany } from '../companies/company-values.rules';
import { CreateCompanyDialog } from '../companies/create-company-dialog';
import { DuplicateWarning } from '../duplicate-warning';
import { RecordPicker } from '../search/record-picker';
import { showRecordToast } from '../record-toast';
import type { RecordReference } from '../search/record-reference.rules';
import { contactApi } from './contact.api';
import { buildContactRequest, type ContactValues } from './contact-values.rules';
import { LikelyContacts } from './likely-contacts';

interface ContactFormProps {
  draft: FormDraft<ContactValues> | null;
  onCancel: () => void;
  onDone: (contact: RecordReference) => void;
  /** Takes a contact that exists already; `onDone` unless given. */
  onUse?: (contact: RecordReference) => void;
}

/** The short form that creates a contact on the way. A contact that has the same address is shown instead. */
export function ContactForm({ draft, onCancel, onDone, onUse = onDone }: ContactFormProps) {
  const { t } = useTranslation('records');
  const create = contactApi.useCreate();
  const canCreateCompany = useCan('companies:write');
  const [newCompany, setNewCompany] = useState<CompanyValues | null>(null);
  const choose = ({ id }: { id: string }, title: string) => onUse({ kind: 'contact', id, title });
  return (
    <RecordForm
      draft={draft}
      mutation={create}
      onCorrect={create.reset}
      required={['fullName']}
      pointers={{ company: '/companyId' }}
      submitText={t('contact.submit')}
      onCancel={onCancel}
      onSubmit={(values) =>
        create.mutate(buildContactRequest(values), {
          onSuccess: ({ id, fullName }) => {
            showRecordToast({ kind: 'contact', id }, t('words.createdTitled', { title: fullName }));
            onDone({ kind: 'contact', id, title: fullName });
          },
        })
      }
      renderNotice={({ candidates }) =>
        candidates.length > 0 && (
          <DuplicateWarning
            title={t('contact.duplicate')}
            hint={t('contact.duplicateHint')}
            candidates={candidates}
            onUse={choose}
          />
        )
      }
    >
      {({ field, values, candidates, change }) => (
        <>
          {candidates.length === 0 && <LikelyContacts values={values} onUse={choose} />}
          <PlainInput {...field('fullName')} kind="text" label={t('words.fullName')} autoFocus />
          <PlainInput {...field('nativeName')} kind="text" label={t('words.nativeName')} />
          <RecordPicker
            {...field('company')}
            label={t('words.company')}
            kinds={['company']}
            creatable={canCreateCompany ? ['company'] : []}
            onCreate={(_kind, name) => setNewCompany(startCompany(name))}
          />
          <CreateCompanyDialog
            start={newCompany}
            onClose={() => setNewCompany(null)}
            onDone={(company) => change({ company })}
          />
          <PlainInput {...field('jobTitle')} kind="text" label={t('words.jobTitle')} />
          <PlainInput {...field('email')} kind="email" label={t('words.email')} />
          <PlainInput {...field('phone', t('contact.phoneHint'))} kind="phone" label={t('words.phone')} />
        </>
      )}
    </RecordForm>
  );
}
