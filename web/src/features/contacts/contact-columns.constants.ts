import fields from 'record-catalogue/contacts';
import { buildColumns } from '../../shared/catalogue/catalogue-field.rules';

/** The columns of the list of contacts, with their widths. They have the names by which the list is sorted. */
export const CONTACT_COLUMNS = buildColumns(fields, {
  fullName: 220,
  'company.name': 220,
  jobTitle: 190,
  email: 260,
  phone: 150,
  languages: 180,
  tags: 160,
  updatedAt: 130,
});

export type ContactColumn = (typeof CONTACT_COLUMNS)[number]['name'];
