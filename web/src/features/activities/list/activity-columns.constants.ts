import fields from 'record-catalogue/activities';
import { buildColumns } from '../../../shared/catalogue/catalogue-field.rules';

/** The columns of the list of activities, with their widths. The place consists of several fields. */
export const ACTIVITY_COLUMNS = buildColumns(fields, {
  title: 280,
  kind: 160,
  status: 110,
  startsOn: 270,
  endsOn: 120,
  place: 180,
  ownerId: 140,
});

export type ActivityColumn = (typeof ACTIVITY_COLUMNS)[number]['name'];
