import { Alert, Checkbox, SegmentedControl, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { ContactSteps, type ContactStepsValue, startContactSteps } from '../../../records/contacts/contact-steps';
import { LanguageSelect } from '../../../records/contacts/language-select';
import { RecordPicker } from '../../../records/search/record-picker';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { nestDraft, useFormDraft } from '../../../shared/forms/use-form-draft';
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
  /** Whether the user registers outside the time for it. */
  hasOverride: true | null;
  /** The form of a new contact while that is open. */
  steps: ContactStepsValue | null;
}

/** Registers a contact, or somebody by name. Without a free seat the person is put on the waiting list. */
export function RegisterForm({ seminar, mode, name = '', onDone }: RegisterFormProps) {
  const { t } = useTranslation(['seminar', 'records']);
  const canCreateContact = useCan('contacts:write');
  const register = useRegister(seminar.id);
  // The draft of one person is not offered for another one whose name was typed.
  const draft = useFormDraft<RegisterDraft>([mode, seminar.id, name].filter(Boolean).join(' '), {
    ...NOBODY,
    fullName: name,
    isContact: mode !== 'walkIn',
    hasOverride: null,
    steps: null,
  });
  const { registration, hasFreeSeat } = findSeminarState(seminar);
  const isOutsideWindow = mode === 'registration' && (registration === 'closed' || registration === 'not_yet');
  if (draft?.values.steps) {
    return (
      <ContactSteps
        draft={nestDraft(draft.values.steps, (steps) => draft.change({ steps }))}
        title={t('records:contact.submit')}
        onBack={() => draft.change({ steps: null })}
        onDone={(created) => draft.change({ contact: created, steps: null })}
      />
    );
  }
  const submit = (values: RegisterDraft) => {
    const body = {
      ...buildRegistration({ ...values, contact: values.isContact ? values.contact : null }),
      ...(mode === 'walkIn' && { walkIn: true }),
      ...(mode === 'attendee' && { status: 'attended' as const }),
      ...((mode === 'attendee' || isOutsideWindow) && { override: true }),
    };
    register.mutate(body, {
      onSuccess: (registered) => {
        draft?.discard();
        announce(registered);
        onDone(registered);
      },
    });
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
    <RecordForm
      draft={draft}
      mutation={register}
      required={[
        draft?.values.isContact ? 'contact' : 'fullName',
        ...(isOutsideWindow ? ['hasOverride' as const] : []),
      ]}
      pointers={{ contact: '/contactId' }}
      submitText={t(`register.submit.${mode}`)}
      onClose={onDone}
      onSubmit={submit}
    >
      {({ field, values, change }) => (
        <>
          {mode !== 'attendee' && !hasFreeSeat && (
            <Alert color="orange" p="sm">
              {t('register.fullHint')}
            </Alert>
          )}
          <SegmentedControl
            aria-label={t('register.who')}
            value={values.isContact ? 'contact' : 'person'}
            onChange={(who) => change({ isContact: who === 'contact' })}
            data={[
              { value: 'contact', label: t('register.contact') },
              { value: 'person', label: t('register.person') },
            ]}
          />
          {values.isContact ? (
            <RecordPicker
              {...field('contact')}
              label={t('words.contact')}
              kinds={['contact']}
              isFocusedFirst
              creatable={canCreateContact ? ['contact'] : []}
              onCreate={(_kind, typed) => change({ steps: startContactSteps(typed) })}
            />
          ) : (
            <>
              <Text size="sm" c="dimmed">
                {t('register.personHint')}
              </Text>
              <PersonFields field={field} />
            </>
          )}
          <LanguageSelect {...field('language')} label={t('person.language')} />
          {mode !== 'walkIn' && (
            <PlainInput {...field('notes', t('person.notesHint'))} kind="textarea" label={t('person.notes')} />
          )}
          {isOutsideWindow && (
            <Checkbox
              label={t(`register.override.${registration}`)}
              error={field('hasOverride').error}
              aria-invalid={field('hasOverride').error !== null}
              checked={values.hasOverride === true}
              onChange={({ currentTarget }) => change({ hasOverride: currentTarget.checked || null })}
            />
          )}
        </>
      )}
    </RecordForm>
  );
}
