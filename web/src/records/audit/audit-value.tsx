import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ExternalId, writeExternalId } from '../external-ids/external-ids.rules';
import { getRecordTitle, recordQuery } from '../search/record.api';
import type { RecordKind } from '../search/search.api';
import { UserName } from '../users/user-name';
import { useFormat } from '../../shared/format/use-format';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { useLabels } from '../../shared/labels/use-labels';
import { type FieldValue, findValueKind, listElements, listParts, writeFieldName } from './audit-values.rules';

/** A value of a field in words. */
export function AuditValue(props: FieldValue) {
  const { entityType, field, value, parent } = props;
  const { t } = useTranslation(['audit', 'shared']);
  const format = useFormat();
  const label = useLabels();
  if (Array.isArray(value)) return <ValueList elements={listElements(props, value)} />;
  const found = findValueKind(entityType, field, value, parent);
  const text = String(value);
  switch (found.kind) {
    case 'nothing':
      return t('empty');
    case 'secret':
      return t('secret');
    case 'label':
      return label(found.vocabulary, text);
    case 'user':
      return <UserName id={text} />;
    case 'record':
      return <RecordName kind={found.record} id={text} />;
    case 'parts':
      return <Parts entityType={entityType} field={field} value={value as object} />;
    case 'externalId':
      return writeExternalId(value as ExternalId);
    case 'day':
    case 'moment':
    case 'country':
    case 'language':
      return format[found.kind](text);
    case 'euro':
      return format.money(value as number, 'EUR');
    default:
      if (typeof value === 'boolean') return t(value ? 'shared:yes' : 'shared:no');
      return typeof value === 'number' && !field.endsWith('Year') ? format.count(value) : text;
  }
}

function ValueList({ elements }: { elements: readonly FieldValue[] }) {
  const { t } = useTranslation('audit');
  if (elements.length === 0) return t('empty');
  return elements.map((element, index) => (
    <span key={JSON.stringify(element.value)}>
      {index > 0 && (typeof element.value === 'object' ? '; ' : ', ')}
      <AuditValue {...element} />
    </span>
  ));
}

/** The parts of a value that is a record of its own, such as a piece of evidence. */
function Parts({ entityType, field, value }: { entityType: string; field: string; value: object }) {
  const { t } = useTranslation('audit');
  return listParts(value).map(([name, part], index) => (
    <span key={name}>
      {index > 0 && ', '}
      {t(listTextKeys('fields', name), { defaultValue: writeFieldName(name) })}:{' '}
      <AuditValue entityType={entityType} field={name} value={part} parent={field} />
    </span>
  ));
}

/** The present name of a record that a field refers to. */
function RecordName({ kind, id }: { kind: RecordKind; id: string }) {
  const { t } = useTranslation('audit');
  const { data, error } = useQuery({ ...recordQuery(kind, id), staleTime: 300_000 });
  if (data === undefined && !error) return '…';
  return data ? getRecordTitle(data) : t('unknownRecord');
}
