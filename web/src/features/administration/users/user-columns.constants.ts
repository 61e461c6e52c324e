import type { TableColumn } from '../../../shared/tables/record-table.constants';
import { USER_LIST } from './user-list.rules';

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
