import fields from 'record-catalogue/companies';
import { buildColumns } from '../../shared/catalogue/catalogue-field.rules';

/** The columns of the list of companies, with their widths. */
export const COMPANY_COLUMNS = buildColumns(fields, {
  name: 300,
  country: 120,
  city: 130,
  kind: 140,
  ownerId: 130,
  tags: 170,
  employees: 100,
  turnoverEur: 130,
  updatedAt: 130,
});

export type CompanyColumn = (typeof COMPANY_COLUMNS)[number]['name'];
