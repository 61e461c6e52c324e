import { Alert, Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSelect } from '../../../records/contacts/language-select';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useRecordForm } from '../../../shared/drafts/use-record-form';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import type { SeminarView } from '../seminar.api';
import { buildSession, listSpeakers, readSession, type SessionValues, startSession } from './session-values.rules';
import { type Session, useSaveSession } from './sessions.api';
import { SpeakersInput } from './speakers-input';

interface SessionFormProps {
  seminar: SeminarView;
  /** The session to change as it is now; null for a new one. */
  session: Session | null;
  sessions: readonly Session[];
  onDone: () => void;
}

/** Adds a session or changes one. */
export function SessionForm({ seminar, session, sessions, onDone }: SessionFormProps) {
  const { t } = useTranslation(['seminar', 'activity-fields', 'shared', 'records']);
  const { mutate, isPending, error } = useSaveSession(seminar.id);
  const format = useFormat();
  const { timezone } = seminar;
  // A new session begins where the others end when the form is opened.
  const [initial] = useState(() => startSession(seminar, sessions));
  const state = useRecordForm(
    session ? `session ${session.id}` : `new session ${seminar.id}`,
    session ? readSession(session, timezone) : initial,
  );
  const speakerPointers = listSpeakers(state?.values.speakers ?? []).flatMap((_, index) =>
    ['name', 'capacity', 'contactId', 'companyId'].map((field) => `/speakers/${index}/${field}`),
  );
  const pointers = ['/title', '/startsAt', '/endsAt', '/room', '/language', '/description', ...speakerPointers];
  const { form, general, findDetail } = useFormProblem(error, pointers);
  const [attempts, setAttempts] = useState(0);
  useFocusInvalid(form, attempts);
  if (!state) return <LoadingState />;
  const { values, change, discard, isRestored, isChanged, describeTheirs } = state;
  const close = () => {
    discard();
    onDone();
  };
  const isTitleMissing = values.title.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (isTitleMissing) return;
    const body = buildSession(values, session ? isChanged : () => true);
    mutate({ session, body }, { onSuccess: close });
  };
  const place = t('activity-fields:localTime', { place: format.zonePlace(timezone) });
  const describe = (field: keyof SessionValues, hint?: string) => {
    const description = describeTheirs(field) ?? hint;
    return { error: findDetail(`/${field}`), ...(description !== undefined && { description }) };
  };
  const moment = (field: 'startsAt' | 'endsAt') => (
    <TextInput
      {...describe(field, place)}
      type="datetime-local"
      label={t(`activity-fields:${field}`)}
      value={values[field]}
      onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
    />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <TextInput
          {...describe('title')}
          {...(attempts > 0 && isTitleMissing && { error: t('records:required') })}
          label={t('activity-fields:fields.title')}
          required
          autoFocus
          data-autofocus
          value={values.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {moment('startsAt')}
          {moment('endsAt')}
          <TextInput
            {...describe('room')}
            label={t('session.room')}
            value={values.room}
            onChange={({ currentTarget }) => change({ room: currentTarget.value })}
          />
          <LanguageSelect
            {...describe('language')}
            label={t('session.language')}
            value={values.language}
            onChange={(language) => change({ language })}
          />
        </SimpleGrid>
        <SpeakersInput
          value={values.speakers}
          hint={describeTheirs('speakers')}
          findDetail={findDetail}
          onChange={(speakers) => change({ speakers })}
        />
        <PlainInput
          {...describe('description')}
          kind="textarea"
          label={t('session.description')}
          value={values.description}
          onChange={(description) => change({ description })}
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
