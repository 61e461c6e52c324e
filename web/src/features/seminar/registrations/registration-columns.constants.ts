import type { TableColumn } from '../../../shared/tables/record-table.constants';

/** The columns have the names by which the list is sorted. */
const WIDTHS = {
  fullName: 220,
  status: 200,
  companyName: 200,
  email: 240,
  registeredAt: 170,
  checkedInAt: 170,
};

export type RegistrationColumn = keyof typeof WIDTHS;

/** The columns of the list of registrations. */
export const REGISTRATION_COLUMNS: readonly TableColumn<RegistrationColumn>[] = Object.entries(WIDTHS).map(
  ([name, width]) => ({
    name: name as RegistrationColumn,
    width,
    isMain: name === 'fullName',
    isNumber: false,
    canSort: true,
  }),
);
