import { Alert, Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactSteps, type ContactStepsValue, startContactSteps } from '../../../records/contacts/contact-steps';
import { LanguageSelect } from '../../../records/contacts/language-select';
import { RecordPicker } from '../../../records/search/record-picker';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { nestDraft } from '../../../shared/forms/use-form-draft';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useCan } from '../../../shared/session/use-session';
import type { SeminarView } from '../seminar.api';
import { findSeminarState } from '../seminar-state.rules';
import { PersonFields } from './person-fields';
import { buildRegistration, NOBODY, type RegistrationValues } from './registration-values.rules';
import { type Registration, useRegister } from './registrations.api';

/** Whether somebody registers, comes in without a registration, or was at a seminar that is over. */
type RegisterMode = 'registration' | 'walkIn' | 'attendee';

interface RegisterFormProps {
  seminar: SeminarView;
  mode: RegisterMode;
  /** A name that was typed before. */
  name?: string;
  onDone: (registration?: Registration) => void;
}

interface RegisterDraft extends RegistrationValues {
  isContact: boolean;
  hasOverride: boolean;
  /** The form of a new contact while that is open. */
  steps: ContactStepsValue | null;
}

const POINTERS = ['/contactId', '/fullName', '/email', '/companyName', '/jobTitle', '/language', '/notes'];

/** Registers a contact, or somebody by name. Without a free seat the person is put on the waiting list. */
export function RegisterForm({ seminar, mode, name = '', onDone }: RegisterFormProps) {
  const { t } = useTranslation(['seminar', 'shared', 'records']);
  const canCreateContact = useCan('contacts:write');
  const { mutate, isPending, error } = useRegister(seminar.id);
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  // The draft of one person is not offered for another one whose name was typed.
  const draft = useDraft<RegisterDraft>([mode, seminar.id, name].filter(Boolean).join(' '), {
    ...NOBODY,
    fullName: name,
    isContact: mode !== 'walkIn',
    hasOverride: false,
    steps: null,
  });
  const [attempts, setAttempts] = useState(0);
  useFocusInvalid(form, attempts);
  if (!draft) return <LoadingState />;
  const { value, change, discard, isRestored } = draft;
  const { isContact, contact, fullName } = value;
  const { registration, hasFreeSeat } = findSeminarState(seminar);
  const isOutsideWindow = mode === 'registration' && (registration === 'closed' || registration === 'not_yet');
  const isMissing = isContact ? contact === null : fullName.trim() === '';
  const isOverrideMissing = isOutsideWindow && !value.hasOverride;
  const findMissing = (isWrong: boolean) => (attempts > 0 && isWrong ? t('records:required') : null);
  if (value.steps) {
    return (
      <ContactSteps
        draft={nestDraft(value.steps, (steps) => change({ steps }))}
        title={t('records:contact.submit')}
        onBack={() => change({ steps: null })}
        onDone={(created) => change({ contact: created, steps: null })}
      />
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (isMissing || isOverrideMissing) return;
    const body = {
      ...buildRegistration({ ...value, contact: isContact ? contact : null }),
      ...(mode === 'walkIn' && { walkIn: true }),
      ...(mode === 'attendee' && { status: 'attended' as const }),
      ...((mode === 'attendee' || isOutsideWindow) && { override: true }),
    };
    mutate(body, {
      onSuccess: (registered) => {
        discard();
        announce(registered);
        onDone(registered);
      },
    });
  };
  const cancel = () => {
    discard();
    onDone();
  };
  const announce = ({ fullName: who, status, waitlistPosition }: Registration) =>
    notifications.show({
      message:
        status === 'waitlisted'
          ? t('register.waitlisted', { name: who, place: waitlistPosition ?? '' })
          : t(status === 'attended' ? 'register.attended' : 'register.done', { name: who }),
      ...(status === 'waitlisted' && { color: 'orange' }),
    });
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        {mode !== 'attendee' && !hasFreeSeat && (
          <Alert color="orange" p="sm">
            {t('register.fullHint')}
          </Alert>
        )}
        <SegmentedControl
          aria-label={t('register.who')}
          value={isContact ? 'contact' : 'person'}
          onChange={(who) => change({ isContact: who === 'contact' })}
          data={[
            { value: 'contact', label: t('register.contact') },
            { value: 'person', label: t('register.person') },
          ]}
        />
        {isContact ? (
          <RecordPicker
            label={t('register.contactLabel')}
            kinds={['contact']}
            required
            isFocusedFirst
            value={contact}
            error={findMissing(isMissing) ?? findDetail('/contactId')}
            onChange={(chosen) => change({ contact: chosen })}
            {...(canCreateContact && {
              creatable: ['contact'] as const,
              onCreate: (_kind: string, typed: string) => change({ steps: startContactSteps(typed) }),
            })}
          />
        ) : (
          <>
            <Text size="sm" c="dimmed">
              {t('register.personHint')}
            </Text>
            <PersonFields
              values={value}
              isNameFirst
              findError={(field) => (field === 'fullName' ? findMissing(isMissing) : null) ?? findDetail(`/${field}`)}
              onChange={change}
            />
          </>
        )}
        <LanguageSelect
          label={t('person.language')}
          error={findDetail('/language')}
          value={value.language}
          onChange={(language) => change({ language })}
        />
        {mode !== 'walkIn' && (
          <PlainInput
            kind="textarea"
            label={t('person.notes')}
            description={t('person.notesHint')}
            error={findDetail('/notes')}
            value={value.notes}
            onChange={(notes) => change({ notes })}
          />
        )}
        {isOutsideWindow && (
          <Checkbox
            label={t(`register.override.${registration}`)}
            error={findMissing(isOverrideMissing)}
            aria-invalid={findMissing(isOverrideMissing) !== null}
            checked={value.hasOverride}
            onChange={({ currentTarget }) => change({ hasOverride: currentTarget.checked })}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(`register.submit.${mode}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
