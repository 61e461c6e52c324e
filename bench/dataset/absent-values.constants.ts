import type { FieldType } from '../../src/common/lists/list-definition.rules.js';

/** Values that no record of the data set has. */
export const ABSENT_VALUES: Record<Exclude<FieldType, 'enum' | 'boolean'>, string> = {
  text: 'zz-none',
  uuid: '01980000-0099-7000-8000-000000000000',
  integer: '999999999999',
  month: '2099-01',
  date: '2099-01-01',
  instant: '2099-01-01T00:00:00.000Z',
  texts: 'none-such',
};
