import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UserName } from '../../../records/users/user-name';
import { useFormat } from '../../../shared/format/use-format';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { UNKNOWN } from '../document/report-cell.rules';
import { CHANGED_FIELDS, type ChangedField, findValueKind } from './changed-fields.rules';
import type { LaterField } from './locks.api';

interface FieldChangesProps {
  /** The kind of the record: `lead`, `activity`, `touch` … */
  record: string;
  changes: readonly LaterField[];
}

/** The fields of a record that have changed, each with its value before and after. */
export function FieldChanges({ record, changes }: FieldChangesProps) {
  const { t } = useTranslation('reports');
  return changes.map(({ field, before, after }) => (
    <Text key={field} size="sm" style={{ overflowWrap: 'anywhere' }}>
      {CHANGED_FIELDS.includes(field as ChangedField) ? t(listTextKeys('locks.fields', field)) : field}:{' '}
      <FieldValue record={record} field={field} value={before} /> →{' '}
      <FieldValue record={record} field={field} value={after} />
    </Text>
  ));
}

interface FieldValueProps {
  record: string;
  field: string;
  value: LaterField['before'];
}

function FieldValue({ record, field, value }: FieldValueProps) {
  const { t } = useTranslation(['reports', 'shared']);
  const format = useFormat();
  const label = useLabels();
  if (value === null || value === '') return UNKNOWN;
  if (typeof value === 'boolean') return t(value ? 'shared:yes' : 'shared:no');
  const kind = findValueKind(record, field, value);
  switch (kind.type) {
    case 'user':
      return <UserName id={String(value)} />;
    case 'record':
      return t('locks.otherRecord');
    case 'code':
      return label(kind.vocabulary, String(value));
    case 'country':
      return format.country(String(value));
    case 'euro':
      return format.money(Number(value), 'EUR');
    case 'day':
      return format.day(String(value));
    case 'moment':
      return format.moment(String(value));
    case 'number':
      return format.count(Number(value));
    default:
      return String(value);
  }
}
