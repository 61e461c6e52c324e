import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../../records/contacts/contact.api';
import { LanguageSelect } from '../../../records/contacts/language-select';
import { RecordPicker } from '../../../records/search/record-picker';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { PersonFields } from './person-fields';
import { buildRegistrationChanges, readRegistration } from './registration-values.rules';
import { type Registration, useUpdateRegistration } from './registrations.api';

interface EditRegistrationFormProps {
  registration: Registration;
  onDone: () => void;
}

/** Corrects who a registration is for, and links it to the contact that this is. */
export function EditRegistrationForm({ registration, onDone }: EditRegistrationFormProps) {
  const { t } = useTranslation('seminar');
  const update = useUpdateRegistration();
  const draft = useFormDraft(`registration ${registration.id}`, readRegistration(registration));
  const contactId = draft?.values.contact?.id;
  const { data: contact } = useQuery({ ...contactApi.query(contactId ?? ''), enabled: contactId !== undefined });
  return (
    <RecordForm
      draft={draft}
      mutation={update}
      required={['fullName']}
      pointers={{ contact: '/contactId' }}
      onClose={onDone}
      onSubmit={(values, finish) => {
        const body = buildRegistrationChanges(values, (field) => draft?.isChanged(field) === true);
        if (Object.keys(body).length === 0) finish();
        else update.mutate({ registration, body }, { onSuccess: finish });
      }}
    >
      {({ field, values }) => (
        <>
          <PersonFields field={field} />
          <RecordPicker
            {...field('contact', t('registration.contactHint'))}
            label={t('words.contact')}
            kinds={['contact']}
            value={values.contact && { ...values.contact, title: contact?.fullName ?? values.contact.title }}
          />
          <LanguageSelect {...field('language')} label={t('person.language')} />
          <PlainInput {...field('notes', t('person.notesHint'))} kind="textarea" label={t('person.notes')} />
        </>
      )}
    </RecordForm>
  );
}
