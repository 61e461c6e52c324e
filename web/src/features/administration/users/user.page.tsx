import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { useCan, useUser } from '../../../shared/session/use-session';
import { RoleRights } from '../roles/role-select';
import { SignInCard } from './sign-in-card';
import { UserActions } from './user-actions';
import { USER_FIELDS, UserEditorProvider } from './user-editor-provider';
import { UserSessionsCard } from './user-sessions-card';
import { type User, userQuery } from './users.api';

const route = getRouteApi('/user/administration/users/$userId');

/** One user: name and role, the ways to sign in, and where the user is signed in. */
export function UserPage() {
  const { userId } = route.useParams();
  const { data: user, error, refetch } = useQuery(userQuery(userId));
  const areSessionsShown = useCan('user_sessions:read');
  const isHidden = error instanceof ProblemError && [403, 404].includes(error.status);
  // The page stays, with what was typed there, when reading it again fails.
  if (error && (isHidden || !user)) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!user) return <LoadingState />;
  return (
    <UserEditorProvider key={userId} user={user}>
      <Stack gap="xs" maw={760} mt="md">
        <UserHead user={user} />
        <DetailsCard user={user} />
        <SignInCard user={user} />
        {areSessionsShown && <UserSessionsCard user={user} />}
      </Stack>
    </UserEditorProvider>
  );
}

function UserHead({ user }: { user: User }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const { fullName, archivedAt } = user;
  return (
    <Stack gap={6} mb="xs">
      <Group gap={6} fz="sm" c="dimmed">
        <Anchor component={Link} to="/administration/users" inherit c="dimmed" underline="always">
          {t('parts.users')}
        </Anchor>
        <span aria-hidden>›</span>
        <span style={{ overflowWrap: 'anywhere' }}>{fullName}</span>
      </Group>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
          {fullName}
        </Title>
        <UserActions user={user} />
      </Group>
      {archivedAt !== null && (
        <Alert color="gray" p="sm">
          {t('archive.since', { moment: format.moment(archivedAt) })}
        </Alert>
      )}
    </Stack>
  );
}

/** The details of a user. Administrators cannot change their own role, because they could not undo it. */
function DetailsCard({ user: { id, role, createdAt } }: { user: User }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const me = useUser();
  const canWrite = useCan('users:write');
  const isOwn = canWrite && me.id === id;
  const fields = isOwn ? USER_FIELDS.filter((field) => field !== 'role') : USER_FIELDS;
  return (
    <FieldCard title={t('words.nameAndRole')} fields={fields}>
      <Stack gap={4} mt="xs">
        {isOwn && <Text size="sm">{t('user.ownRole')}</Text>}
        <RoleRights role={role} />
        <Text size="xs" c="dimmed">
          {t('keys.created', { moment: format.moment(createdAt) })}
        </Text>
      </Stack>
    </FieldCard>
  );
}
