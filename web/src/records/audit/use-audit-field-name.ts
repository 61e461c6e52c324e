import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { findRecordKind, writeFieldName } from './audit-values.rules';

/** Returns a function that gives the name of a field as it stands in the audit trail. */
export function useAuditFieldName(): (entityType: string, field: string) => string {
  const { t } = useTranslation(['audit', 'fields-audit' as 'audit']);
  return (entityType, field) => {
    const record = findRecordKind(entityType) ?? entityType;
    const keys = [
      `ownFields.${entityType}.${field}`,
      `fields-audit:${record}.${field}`,
      ...listTextKeys('fields', field),
    ] as 'yes'[];
    return t(keys, { defaultValue: writeFieldName(field) });
  };
}
