import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Session, SessionList } from '../../../records/users/session-list';
import { useFormat } from '../../../shared/format/use-format';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { useCan, useUser } from '../../../shared/session/use-session';
import { ALL_SESSIONS, signInsQuery, type User, useEndUserSessions, userSessionsQuery } from './users.api';

/** The browsers in which a user is signed in. An administrator can sign the user out, in one of them or everywhere. */
export function UserSessionsCard({ user }: { user: User }) {
  const { t } = useTranslation('administration');
  const me = useUser();
  const canEnd = useCan('user_sessions:write');
  const { data, error, refetch } = useQuery(userSessionsQuery(user.id));
  const end = useEndUserSessions(user.id);
  const [ending, setEnding] = useState<Session | typeof ALL_SESSIONS | null>(null);
  const sessions = data?.items ?? [];
  const close = () => {
    setEnding(null);
    end.reset();
  };
  const name = user.fullName;
  const isAll = ending === ALL_SESSIONS;
  return (
    <FieldCard title={t('sessions.title')} fields={[]}>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      <LastSignIn userId={user.id} />
      {data && sessions.length === 0 && <Text size="sm">{t('sessions.none')}</Text>}
      <SessionList sessions={sessions} endingId={null} onEnd={canEnd ? setEnding : null} />
      {canEnd && sessions.length > 0 && user.id !== me.id && (
        <Group mt="sm">
          <Button variant="default" size="xs" onClick={() => setEnding(ALL_SESSIONS)}>
            {t('sessions.endAll')}
          </Button>
        </Group>
      )}
      {user.id === me.id && (
        <Alert color="gray" mt="sm" p="xs">
          {t('sessions.own')}
        </Alert>
      )}
      <ConfirmDialog
        isOpen={ending !== null}
        title={t(isAll ? 'sessions.endAll' : 'sessions.endOne')}
        text={t(isAll ? 'sessions.endAllText' : 'sessions.endOneText', { name })}
        submit={t('words.signOut')}
        error={end.error}
        isPending={end.isPending}
        onConfirm={() => ending && end.mutate(ending === ALL_SESSIONS ? ALL_SESSIONS : ending.id, { onSuccess: close })}
        onClose={close}
      />
    </FieldCard>
  );
}

function LastSignIn({ userId }: { userId: string }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const { data } = useQuery(signInsQuery);
  if (!data) return null;
  const last = data.items.find((signIn) => signIn.userId === userId);
  return (
    <Text size="sm" c="dimmed" mb="xs">
      {last ? t('sessions.last', { moment: format.moment(last.lastSignInAt) }) : t('sessions.neverSignedIn')}
    </Text>
  );
}
