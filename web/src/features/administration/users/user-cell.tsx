import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TableColumn } from '../../../shared/tables/record-table.constants';
import { getUserPath, USER_LIST } from './user-list.rules';
import type { User } from './users.api';
import type { UserTexts } from './use-user-texts';

const WIDTHS = { fullName: 180, email: 220, role: 250, state: 110, signIn: 180, sessions: 105 };

export type UserColumn = keyof typeof WIDTHS;

const SORTS: readonly string[] = USER_LIST.sorts;

/** The columns that only those see who may see the sessions of others. */
const SESSION_COLUMNS: readonly string[] = ['signIn', 'sessions'];

const ALL: readonly TableColumn<UserColumn>[] = Object.entries(WIDTHS).map(([name, width]) => ({
  name: name as UserColumn,
  width,
  isMain: name === 'fullName',
  isNumber: name === 'sessions',
  canSort: SORTS.includes(name),
}));

const WITHOUT_SESSIONS = ALL.filter(({ name }) => !SESSION_COLUMNS.includes(name));

/** Returns the columns of the list of users. */
export function getUserColumns(areSessionsShown: boolean): readonly TableColumn<UserColumn>[] {
  return areSessionsShown ? ALL : WITHOUT_SESSIONS;
}

interface UserCellProps {
  user: User;
  column: UserColumn;
  texts: UserTexts;
  /** Whether its link can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function UserCell({ user, column, texts, isReachable }: UserCellProps) {
  if (column === 'fullName') {
    return <UserLink user={user} tabIndex={isReachable ? 0 : -1} />;
  }
  if (column === 'state') return <StateBadge user={user} texts={texts} />;
  const text = writeCell(user, column, texts);
  return (
    <Text size="sm" truncate title={text}>
      {text}
    </Text>
  );
}

/** A link to the page of a user. */
export function UserLink({ user: { id, fullName }, tabIndex }: { user: User; tabIndex?: number }) {
  return (
    <Anchor component={Link} to={getUserPath(id)} size="sm" fw={600} truncate display="block" tabIndex={tabIndex}>
      {fullName}
    </Anchor>
  );
}

/** Whether a user can sign in. */
export function StateBadge({ user, texts: { t } }: { user: User; texts: UserTexts }) {
  const isArchived = user.archivedAt !== null;
  return (
    <Badge size="sm" color={isArchived ? 'gray' : 'green'} variant={isArchived ? 'outline' : 'light'}>
      {t(isArchived ? 'words.archived' : 'users.active')}
    </Badge>
  );
}

function writeCell(user: User, column: UserColumn, { label, getSignIn, getSessions }: UserTexts): string {
  if (column === 'role') return label('role', user.role);
  if (column === 'signIn') return getSignIn(user.id);
  if (column === 'sessions') return getSessions(user.id);
  return user.email;
}
