import fields from 'record-catalogue/activities';
import { buildColumns } from '../../../shared/catalogue/catalogue-field.rules';

/** The columns of the list of activities, with their widths. The place consists of several fields. */
export const ACTIVITY_COLUMNS = buildColumns(fields, {
  title: 280,
  kind: 130,
  status: 110,
  startsOn: 220,
  endsOn: 110,
  place: 170,
  ownerId: 120,
});

export type ActivityColumn = (typeof ACTIVITY_COLUMNS)[number]['name'];
