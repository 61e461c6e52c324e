import { Alert, Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../../records/contacts/contact.api';
import { LanguageSelect } from '../../../records/contacts/language-select';
import { RecordPicker } from '../../../records/search/record-picker';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useRecordForm } from '../../../shared/drafts/use-record-form';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { LoadingState } from '../../../shared/layout/loading-state';
import { PersonFields } from './person-fields';
import { buildRegistrationChanges, readRegistration } from './registration-values.rules';
import { type Registration, useUpdateRegistration } from './registrations.api';

interface EditRegistrationFormProps {
  registration: Registration;
  onDone: () => void;
}

const POINTERS = ['/contactId', '/fullName', '/email', '/companyName', '/jobTitle', '/language', '/notes'];

/** Corrects who a registration is for, and links it to the contact that this is. */
export function EditRegistrationForm({ registration, onDone }: EditRegistrationFormProps) {
  const { t } = useTranslation(['seminar', 'shared', 'records']);
  const { mutate, isPending, error } = useUpdateRegistration();
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  const state = useRecordForm(`registration ${registration.id}`, readRegistration(registration));
  const [attempts, setAttempts] = useState(0);
  useFocusInvalid(form, attempts);
  const contactId = state?.values.contact?.id;
  const { data: contact } = useQuery({ ...contactApi.query(contactId ?? ''), enabled: contactId !== undefined });
  if (!state) return <LoadingState />;
  const { values, change, discard, isRestored, isChanged, describeTheirs } = state;
  const close = () => {
    discard();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (values.fullName.trim() === '') return;
    const body = buildRegistrationChanges(values, (field) => isChanged(field));
    if (Object.keys(body).length === 0) return close();
    mutate({ registration, body }, { onSuccess: close });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <PersonFields
          values={values}
          isNameFirst
          findError={(field) =>
            field === 'fullName' && attempts > 0 && values.fullName.trim() === ''
              ? t('records:required')
              : findDetail(`/${field}`)
          }
          describe={describeTheirs}
          onChange={change}
        />
        <RecordPicker
          label={t('register.contactLabel')}
          description={describeTheirs('contact') ?? t('registration.contactHint')}
          kinds={['contact']}
          value={values.contact && { ...values.contact, title: contact?.fullName ?? values.contact.title }}
          error={findDetail('/contactId')}
          onChange={(chosen) => change({ contact: chosen })}
        />
        <LanguageSelect
          label={t('person.language')}
          description={describeTheirs('language')}
          error={findDetail('/language')}
          value={values.language}
          onChange={(language) => change({ language })}
        />
        <PlainInput
          kind="textarea"
          label={t('person.notes')}
          description={describeTheirs('notes') ?? t('person.notesHint')}
          error={findDetail('/notes')}
          value={values.notes}
          onChange={(notes) => change({ notes })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
