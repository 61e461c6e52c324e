import type { TableColumn } from '../../shared/tables/record-table.constants';
import { COMPANY_LIST } from './company-list.rules';

const WIDTHS = {
  name: 300,
  country: 140,
  city: 150,
  kind: 150,
  owner: 150,
  tags: 200,
  employees: 110,
  turnoverEur: 110,
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
