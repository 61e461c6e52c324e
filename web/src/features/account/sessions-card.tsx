import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SessionList } from '../../records/users/session-list';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { OTHERS, sessionsQuery, useEndSessions } from './account.api';
import { AccountCard } from './account-card';

/** The browsers in which the user is signed in. Each can be signed out from here, for example one that was lost. */
export function SessionsCard() {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useQuery(sessionsQuery);
  const { mutate, isPending, variables, error: problem } = useEndSessions();
  const sessions = data?.items ?? [];
  return (
    <AccountCard title={t('sessions.title')}>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {problem && (
        <Alert color="red" role="alert">
          {problem.message}
        </Alert>
      )}
      <SessionList sessions={sessions} endingId={isPending ? variables : null} onEnd={({ id }) => mutate(id)} />
      {sessions.length > 1 && (
        <Group>
          <Button variant="default" loading={isPending && variables === OTHERS} onClick={() => mutate(OTHERS)}>
            {t('sessions.endOthers')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('sessions.endOthersHint')}
          </Text>
        </Group>
      )}
    </AccountCard>
  );
}
