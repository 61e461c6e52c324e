import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SessionList } from '../../records/users/session-list';
import { useLabels } from '../../shared/labels/use-labels';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { PreferenceFields } from '../../shared/session/preference-fields';
import { useUser } from '../../shared/session/use-session';
import { OTHERS, sessionsQuery, signInMethodsQuery, useEndSessions } from './account.api';
import { AccountCard } from './account-card';
import { PasswordCard } from './password-card';
import { TotpCard } from './totp/totp-card';
import { PageTitle } from '../../shared/layout/page-title';

/** The screen on which users see and change their own account. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const user = useUser();
  const label = useLabels();
  return (
    <Stack maw={720} mx="auto" gap="md">
      <PageTitle>{t('words.myAccount')}</PageTitle>
      <AccountCard title={t('words.nameAndRole')}>
        <Stack gap={4}>
          <Text fw={600}>{user.fullName}</Text>
          <Text>{user.email}</Text>
          <Text>{label('role', user.role)}</Text>
        </Stack>
        <Text size="sm" c="dimmed">
          {t('profileHint')}
        </Text>
      </AccountCard>
      <AccountCard title={t('preferences')}>
        <PreferenceFields />
      </AccountCard>
      <SignInCards />
      <SessionsCard />
    </Stack>
  );
}

/** The password and the one-time codes, which users without a password do not have. */
function SignInCards() {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useQuery(signInMethodsQuery);
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (!data.password) {
    return (
      <AccountCard title={t('words.password')}>
        <Text>{t('password.none')}</Text>
      </AccountCard>
    );
  }
  return (
    <>
      <PasswordCard />
      <TotpCard isOn={data.totp} recoveryCodes={data.recoveryCodes} hasOidc={data.oidc} />
    </>
  );
}

/** The browsers in which the user is signed in. Each can be signed out from here, for example one that was lost. */
function SessionsCard() {
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
