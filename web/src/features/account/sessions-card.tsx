import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { OTHERS, type Session, sessionsQuery, useEndSessions } from './account.api';
import { AccountCard } from './account-card';
import { findDeviceName } from './device-name.rules';

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
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isEnding={isPending && variables === session.id}
            onEnd={() => mutate(session.id)}
          />
        ))}
      </Stack>
      {sessions.length > 1 && (
        <Group>
          <Button variant="default" loading={isPending && variables === OTHERS} onClick={() => mutate(OTHERS)}>
            {t('sessions.endOthers')}
          </Button>
        </Group>
      )}
    </AccountCard>
  );
}

interface SessionRowProps {
  session: Session;
  isEnding: boolean;
  onEnd: () => void;
}

function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const device = findDeviceName(session.userAgent) ?? t('sessions.unknown');
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div>
        <Group gap="xs">
          <Text fw={500}>{device}</Text>
          {session.current && <Badge variant="light">{t('sessions.current')}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {t('sessions.times', {
            used: format.moment(session.lastUsedAt),
            since: format.moment(session.createdAt),
          })}
        </Text>
      </div>
      {!session.current && (
        <Button
          size="xs"
          variant="default"
          loading={isEnding}
          onClick={onEnd}
          aria-label={t('sessions.endOne', { device, used: format.moment(session.lastUsedAt) })}
        >
          {t('sessions.end')}
        </Button>
      )}
    </Group>
  );
}
