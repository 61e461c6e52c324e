import type { TableColumn } from '../../../shared/tables/record-table.constants';
import { ACTIVITY_LIST } from '../activity-list.rules';

const WIDTHS = { title: 280, kind: 160, status: 110, startsOn: 270, endsOn: 120, place: 180, owner: 140 };

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
