import { Alert, Button, Group, Stack, TextInput, type TextInputProps } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { useFocusInvalid } from '../../shared/fields/use-focus-invalid';
import { DuplicateWarning } from '../duplicate-warning';
import { RecordPicker } from '../search/record-picker';
import type { RecordReference } from '../search/record-reference.rules';
import { contactApi } from './contact.api';
import { buildContactRequest, type ContactValues } from './contact-values.rules';
import { LikelyContacts } from './likely-contacts';

interface ContactFormProps {
  values: ContactValues;
  onChange: (values: ContactValues) => void;
  /** Begins to create the company of the contact. */
  onCreateCompany: (name: string) => void;
  onBack: () => void;
  onDone: (contact: RecordReference) => void;
  /** Takes a contact that exists already; `onDone` unless given. */
  onUse?: (contact: RecordReference) => void;
}

/** The short form that creates a contact on the way. A contact that has the same address is shown instead. */
export function ContactForm(props: ContactFormProps) {
  const { values, onChange, onCreateCompany, onBack, onDone, onUse = onDone } = props;
  const { t } = useTranslation('records');
  const { mutate, isPending, error, reset } = contactApi.useCreate();
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusInvalid(form, error ?? attempts);
  const problem = error instanceof ProblemError ? error : null;
  const candidates = problem?.problem.candidates ?? [];
  const isNameMissing = values.fullName.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (isNameMissing) return;
    mutate(buildContactRequest(values), {
      onSuccess: ({ id, fullName }) => onDone({ kind: 'contact', id, title: fullName }),
    });
  };
  const change = (changes: Partial<ContactValues>) => {
    reset();
    onChange({ ...values, ...changes });
  };
  const renderText = (name: Exclude<keyof ContactValues, 'company'>, label: string, more: TextInputProps = {}) => (
    <TextInput
      label={label}
      value={values[name]}
      error={problem?.findFieldDetail(`/${name}`)}
      {...more}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {candidates.length > 0 ? (
          <DuplicateWarning
            title={t('contact.duplicate')}
            hint={t('contact.duplicateHint')}
            candidates={candidates}
            onUse={({ id }, title) => onUse({ kind: 'contact', id, title })}
          />
        ) : (
          <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        )}
        {candidates.length === 0 && (
          <LikelyContacts values={values} onUse={({ id }, title) => onUse({ kind: 'contact', id, title })} />
        )}
        {renderText('fullName', t('contact.name'), {
          required: true,
          autoFocus: true,
          ...(attempts > 0 && isNameMissing && { error: t('required') }),
        })}
        {renderText('nativeName', t('contact.nativeName'))}
        <RecordPicker
          label={t('contact.company')}
          kinds={['company']}
          value={values.company}
          error={problem?.findFieldDetail('/companyId')}
          onChange={(company) => change({ company })}
          creatable={['company']}
          onCreate={(_kind, name) => onCreateCompany(name)}
        />
        {renderText('jobTitle', t('contact.jobTitle'))}
        {renderText('email', t('contact.email'), { type: 'email' })}
        {renderText('phone', t('contact.phone'), { type: 'tel', description: t('contact.phoneHint') })}
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('contact.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
