import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { EmptyState } from '../../../shared/layout/empty-state';
import {
  type ChangeSearch,
  clearFilters,
  findDirection,
  getSort,
  type ListSearch,
  toggleSort,
} from '../../../shared/tables/list-search.rules';
import { type ListQuery, ListStates } from '../../../shared/tables/list-states';
import { RecordCards } from '../../../shared/tables/record-cards';
import { RecordTable } from '../../../shared/tables/record-table';
import { getUserColumns, StateBadge, UserCell, type UserColumn, UserLink } from './user-cell';
import { getUserPath, USER_LIST } from './user-list.rules';
import type { User } from './users.api';
import { type UserTexts, useUserTexts } from './use-user-texts';

interface UserTableProps {
  users: User[];
  query: ListQuery;
  search: ListSearch;
  isNarrow: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  onRetryPage: () => void;
}

/** The users in a table or in cards, or why there are none. */
export function UserTable(props: UserTableProps) {
  const { users, query, search, isNarrow, onChange, onEndNear, onRetryPage } = props;
  const { t } = useTranslation('administration');
  const texts = useUserTexts();
  const sort = useMemo(() => getSort(USER_LIST, search), [search]);
  const renderCell = useCallback(
    (user: User, column: UserColumn, isReachable: boolean) => (
      <UserCell user={user} column={column} texts={texts} isReachable={isReachable} />
    ),
    [texts],
  );
  return (
    <ListStates
      query={query}
      isEmpty={users.length === 0}
      empty={<NoUsers onChange={onChange} />}
      onRetryPage={onRetryPage}
    >
      {(foot) =>
        isNarrow ? (
          <RecordCards
            label={t('parts.users')}
            rows={users}
            renderCard={(user) => <UserCard user={user} texts={texts} />}
            onEndNear={onEndNear}
            foot={foot}
          />
        ) : (
          <RecordTable
            id="users"
            label={t('parts.users')}
            rows={users}
            columns={getUserColumns(texts.areSessionsShown)}
            getHeading={(name) => t(listTextKeys('users.column', name))}
            getSorted={(column) => findDirection(sort, column)}
            onSort={(name, isAdded) => onChange((known) => toggleSort(USER_LIST, known, name, isAdded))}
            renderCell={renderCell}
            getPath={({ id }) => getUserPath(id)}
            isOutdated={query.isPlaceholderData}
            onEndNear={onEndNear}
            foot={foot}
          />
        )
      }
    </ListStates>
  );
}

/** The user who looks at the list is in it, so that an empty list is always filtered. */
function NoUsers({ onChange }: { onChange: ChangeSearch }) {
  const { t } = useTranslation(['administration', 'filters']);
  return (
    <EmptyState title={t('users.noMatch')} hint={t('users.noMatchHint')}>
      <Button onClick={() => onChange(clearFilters)}>{t('words.clearFilters')}</Button>
    </EmptyState>
  );
}

/** A user on screens that are too narrow for a table. */
function UserCard({ user, texts }: { user: User; texts: UserTexts }) {
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
