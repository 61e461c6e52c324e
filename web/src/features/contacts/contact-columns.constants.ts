import type { TableColumn } from '../../shared/tables/record-table.constants';
import { CONTACT_LIST } from './contact-list.rules';

/** The columns have the names by which the list is sorted. */
const WIDTHS = {
  fullName: 220,
  'company.name': 220,
  jobTitle: 190,
  email: 260,
  phone: 150,
  languages: 180,
  tags: 160,
  updatedAt: 130,
};

export type ContactColumn = keyof typeof WIDTHS;

const SORTS: readonly string[] = CONTACT_LIST.sorts;

/** The columns of the list of contacts. */
export const CONTACT_COLUMNS: readonly TableColumn<ContactColumn>[] = Object.entries(WIDTHS).map(([name, width]) => ({
  name: name as ContactColumn,
  width,
  isMain: name === 'fullName',
  isNumber: false,
  canSort: SORTS.includes(name),
}));
