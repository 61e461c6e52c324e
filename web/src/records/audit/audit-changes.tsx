import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AuditValue } from './audit-value';
import type { AuditEntry } from './audit-values.rules';
import classes from './audit-changes.module.css';
import { useAuditFieldName } from './use-audit-field-name';

/** The values of a field before and after a change. */
interface FieldChange {
  before: unknown;
  after: unknown;
}

interface AuditChangesProps {
  entry: AuditEntry;
  fields: readonly string[];
}

/** The changes of an entry, field by field: the value before and the value after. */
export function AuditChanges({ entry: { action, changes, entityType }, fields }: AuditChangesProps) {
  const { t } = useTranslation('audit');
  const getFieldName = useAuditFieldName();
  return (
    <dl className={classes['list']}>
      {fields.map((field) => {
        const { before, after } = changes[field] as FieldChange;
        return (
          <div key={field} className={classes['row']} data-field={field}>
            <Text component="dt" size="sm" c="dimmed">
              {getFieldName(entityType, field)}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
              {action !== 'created' && (
                <>
                  <AuditValue entityType={entityType} field={field} value={before} />
                  <span aria-hidden> → </span>
                  <VisuallyHidden>{t('becomes')}</VisuallyHidden>
                </>
              )}
              <strong>
                <AuditValue entityType={entityType} field={field} value={after} />
              </strong>
            </Text>
          </div>
        );
      })}
    </dl>
  );
}
