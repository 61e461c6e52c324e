import { SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSelect } from '../../../records/contacts/language-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFormat } from '../../../shared/format/use-format';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import type { SeminarView } from '../seminar.api';
import { buildSession, readSession, startSession } from './session-values.rules';
import { type Session, sessionApi } from './sessions.api';
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
  const { t } = useTranslation(['seminar', 'activity-fields']);
  const save = sessionApi.useSave(seminar.id);
  const format = useFormat();
  const { timezone } = seminar;
  // A new session begins where the others end when the form is opened.
  const [initial] = useState(() => startSession(seminar, sessions));
  const draft = useFormDraft(
    session ? `session ${session.id}` : `new session ${seminar.id}`,
    session ? readSession(session, timezone) : initial,
    session === null,
  );
  const place = t('activity-fields:localTime', { place: format.zonePlace(timezone) });
  return (
    <RecordForm
      draft={draft}
      mutation={save}
      required={['title']}
      onClose={onDone}
      onSubmit={(values, finish) => {
        const body = buildSession(values, session && draft ? draft.isChanged : () => true);
        save.mutate({ part: session, body }, { onSuccess: finish });
      }}
    >
      {({ field, findDetail }) => (
        <>
          <PlainInput {...field('title')} kind="text" label={t('words.title')} autoFocus data-autofocus />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <PlainInput {...field('startsAt', place)} kind="moment" label={t('activity-fields:startsAt')} />
            <PlainInput {...field('endsAt', place)} kind="moment" label={t('activity-fields:endsAt')} />
            <PlainInput {...field('room')} kind="text" label={t('words.room')} />
            <LanguageSelect {...field('language')} label={t('session.language')} />
          </SimpleGrid>
          <SpeakersInput {...field('speakers')} findDetail={findDetail} />
          <PlainInput {...field('description')} kind="textarea" label={t('session.description')} />
        </>
      )}
    </RecordForm>
  );
}
