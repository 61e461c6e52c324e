import { Alert, Checkbox, SegmentedControl, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { CreatablePicker } from '../../../records/contacts/creatable-picker';
import { LanguageSelect } from '../../../records/contacts/language-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import type { SeminarView } from '../seminar.api';
import { findSeminarState } from '../seminar-state.rules';
import { PersonFields } from './person-fields';
import { buildRegistration, NOBODY, type RegistrationValues } from './registration-values.rules';
import { type Registration, useRegister } from './registrations.api';

/** Whether somebody registers, or was at a seminar that is over. */
type RegisterMode = 'registration' | 'attendee';

interface RegisterFormProps {
  seminar: SeminarView;
  mode: RegisterMode;
  onDone: (registration?: Registration) => void;
}

interface RegisterDraft extends RegistrationValues {
  isContact: boolean;
  /** Whether the user registers outside the time for it. */
  hasOverride: true | null;
  /** Whether the person is mailed. */
  isMailed: boolean;
}

/** Registers a contact, or somebody by name. Without a free seat the person is put on the waiting list. */
export function RegisterForm({ seminar, mode, onDone }: RegisterFormProps) {
  const { t } = useTranslation('seminar');
  const register = useRegister(seminar.id);
  const draft = useFormDraft<RegisterDraft>(`${mode} ${seminar.id}`, {
    ...NOBODY,
    isContact: true,
    hasOverride: null,
    isMailed: false,
  });
  const { registration, hasFreeSeat } = findSeminarState(seminar);
  const isOutsideWindow = mode === 'registration' && (registration === 'closed' || registration === 'not_yet');
  const submit = (values: RegisterDraft) => {
    const body = {
      ...buildRegistration({ ...values, contact: values.isContact ? values.contact : null }),
      ...(mode === 'attendee' && { status: 'attended' as const }),
      ...(mode === 'registration' && values.isMailed && { sendMail: true }),
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
            <CreatablePicker {...field('contact')} label={t('words.contact')} kinds={['contact']} isFocusedFirst />
          ) : (
            <>
              <Text size="sm" c="dimmed">
                {t('register.personHint')}
              </Text>
              <PersonFields field={field} />
            </>
          )}
          <LanguageSelect {...field('language')} label={t('person.language')} />
          <PlainInput {...field('notes', t('person.notesHint'))} kind="textarea" label={t('person.notes')} />
          {mode === 'registration' && (
            <Checkbox
              label={t('register.sendMail')}
              description={t('register.sendMailHint')}
              checked={values.isMailed}
              onChange={({ currentTarget }) => change({ isMailed: currentTarget.checked })}
            />
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
