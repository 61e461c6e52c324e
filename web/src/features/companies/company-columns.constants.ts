import type { TableColumn } from '../../shared/tables/record-table.constants';
import { COMPANY_LIST } from './company-list.rules';

const WIDTHS = {
  name: 300,
  country: 120,
  city: 130,
  kind: 140,
  owner: 130,
  tags: 170,
  employees: 100,
  turnoverEur: 100,
  updatedAt: 130,
};

export type CompanyColumn = keyof typeof WIDTHS;

const SORTS: readonly string[] = COMPANY_LIST.sorts;

/** The columns of the list of companies. */
export const COMPANY_COLUMNS: readonly TableColumn<CompanyColumn>[] = Object.entries(WIDTHS).map(([name, width]) => ({
  name: name as CompanyColumn,
  width,
  isMain: name === 'name',
  isNumber: name === 'employees' || name === 'turnoverEur',
  canSort: SORTS.includes(name),
}));
