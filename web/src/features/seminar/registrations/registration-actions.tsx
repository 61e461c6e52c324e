import { Alert, Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { useArchiveMessage } from '../../../shared/layout/use-archiving';
import type { SeminarView } from '../seminar.api';
import { findSeminarState, listNextStatuses } from '../seminar-state.rules';
import {
  type Registration,
  useArchiveRegistration,
  useRestoreRegistration,
  useUpdateRegistration,
} from './registrations.api';

interface RegistrationActionsProps {
  seminar: SeminarView;
  registration: Registration;
  /** Further actions, before those on the status. */
  children: ReactNode;
}

/** The statuses that can follow, and the way to archive a registration that was a mistake. */
export function RegistrationActions({ seminar, registration, children }: RegistrationActionsProps) {
  const { t } = useTranslation(['seminar', 'record-editor']);
  const update = useUpdateRegistration();
  const archive = useArchiveRegistration();
  const restore = useRestoreRegistration();
  const tell = useArchiveMessage(restore);
  const [question, setQuestion] = useState<'cancel' | 'archive' | null>(null);
  const { fullName: name, status, archivedAt } = registration;
  const close = () => {
    setQuestion(null);
    update.reset();
    archive.reset();
  };
  if (seminar.archivedAt !== null) return null;
  if (archivedAt !== null) {
    return (
      <Stack gap="xs">
        <Failure error={restore.error} />
        <Group gap="xs">
          <Button size="xs" loading={restore.isPending} onClick={() => restore.mutate(registration)}>
            {t('record-editor:restoreSubmit')}
          </Button>
        </Group>
      </Stack>
    );
  }
  const tellMailed = () => notifications.show({ message: t('registration.mail.done', { name }) });
  const holdsSeat = ['registered', 'confirmed', 'attended'].includes(status);
  // Nobody is promoted any more once the seminar is over or cancelled.
  const isPromoting = !findSeminarState(seminar).isOver && seminar.status !== 'cancelled';
  const isSeatPassedOn = holdsSeat && seminar.waitlisted > 0 && isPromoting;
  const confirm = () => {
    if (question === 'cancel') update.mutate({ registration, body: { status: 'cancelled' } }, { onSuccess: close });
    else {
      archive.mutate(registration, {
        onSuccess: (done) => {
          close();
          tell(name, done);
        },
      });
    }
  };
  return (
    <Stack gap="xs">
      <Failure error={question === null ? update.error : null} />
      <Group gap="xs">
        {children}
        {listNextStatuses(status, seminar).map((next) =>
          next === 'cancelled' ? (
            <Button key={next} variant="default" size="xs" onClick={() => setQuestion('cancel')}>
              {t('registration.cancel.open')}
            </Button>
          ) : (
            <Button
              key={next}
              variant={next === 'attended' ? 'filled' : 'default'}
              size="xs"
              loading={update.isPending && update.variables.body.status === next}
              disabled={update.isPending}
              onClick={() => update.mutate({ registration, body: { status: next as 'confirmed' } })}
            >
              {t(`registration.to.${next as 'registered' | 'confirmed' | 'attended' | 'no_show'}`)}
            </Button>
          ),
        )}
        {canBeMailed(registration, seminar) && (
          <Button
            variant="default"
            size="xs"
            loading={update.isPending && update.variables.body.sendMail === true}
            disabled={update.isPending}
            onClick={() => update.mutate({ registration, body: { sendMail: true } }, { onSuccess: tellMailed })}
          >
            {t('registration.mail.submit')}
          </Button>
        )}
        <Button variant="subtle" color="gray" size="xs" onClick={() => setQuestion('archive')}>
          {t('record-editor:archive')}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={question !== null}
        title={t(`registration.${question ?? 'cancel'}.title`, { name })}
        text={[t(`registration.${question ?? 'cancel'}.text`), isSeatPassedOn && t('registration.seatPassedOn')]
          .filter(Boolean)
          .join(' ')}
        submit={t(`registration.${question ?? 'cancel'}.submit`)}
        error={question === 'archive' ? archive.error : update.error}
        isPending={update.isPending || archive.isPending}
        onConfirm={confirm}
        onClose={close}
      />
    </Stack>
  );
}

/** Tells whether a mail can say how the registration stands. */
function canBeMailed({ status, email }: Registration, seminar: SeminarView): boolean {
  const isComing = !findSeminarState(seminar).isOver && seminar.status !== 'cancelled';
  return email !== null && isComing && ['registered', 'confirmed', 'waitlisted'].includes(status);
}

function Failure({ error }: { error: Error | null }) {
  return <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>;
}
