import { Card, Group, Stack, Text } from '@mantine/core';
import { StateBadge, UserLink } from './user-cell';
import type { User } from './users.api';
import type { UserTexts } from './use-user-texts';

/** A user on screens that are too narrow for a table. */
export function UserCard({ user, texts }: { user: User; texts: UserTexts }) {
  const { label, areSessionsShown, getSignIn, t } = texts;
  return (
    <Card withBorder p="sm" radius="md">
      <Stack gap={4}>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <div style={{ minWidth: 0 }}>
            <UserLink user={user} />
          </div>
          <div style={{ flexShrink: 0 }}>
            <StateBadge user={user} texts={texts} />
          </div>
        </Group>
        <Text size="sm" truncate>
          {user.email}
        </Text>
        <Text size="xs" c="dimmed">
          {label('role', user.role)}
        </Text>
        {areSessionsShown && (
          <Text size="xs" c="dimmed">
            {t('users.column.signIn')}: {getSignIn(user.id)}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
