import type { TableColumn } from '../../../shared/tables/record-table.constants';
import { ACTIVITY_LIST } from '../activity-list.rules';

const WIDTHS = { title: 320, kind: 170, status: 120, startsOn: 150, endsOn: 150, place: 180, owner: 150 };

export type ActivityColumn = keyof typeof WIDTHS;

const SORTS: readonly string[] = ACTIVITY_LIST.sorts;

/** The columns of the list of activities. */
export const ACTIVITY_COLUMNS: readonly TableColumn<ActivityColumn>[] = Object.entries(WIDTHS).map(([name, width]) => ({
  name: name as ActivityColumn,
  width,
  isMain: name === 'title',
  isNumber: false,
  canSort: SORTS.includes(name),
}));
