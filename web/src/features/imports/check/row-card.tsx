import { Badge, Card, Group, Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { listOutcomeKeys, type Outcome } from '../import-steps.rules';
import type { Import, ImportRow } from '../imports.api';
import classes from '../imports.module.css';
import { useFieldName } from '../mapping/use-field-texts';
import { RecordOfImport } from '../record-of-import';
import { ReasonList } from '../reason-list';
import { RowBesides } from './besides';
import { RowCells } from './row-cells';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Returns a function that writes the value of a field for a reader. Lists and amounts are written part by part. */
function useValueText(): (field: string, value: unknown) => string {
  const { t } = useTranslation(['imports', 'shared']);
  const format = useFormat();
  return useCallback(
    (field: string, value: unknown): string => {
      const write = (one: unknown): string => {
        if (one === null || one === undefined || one === '') return t('rows.empty');
        if (typeof one === 'boolean') return t(one ? 'shared:yes' : 'shared:no');
        if (typeof one === 'number') return field.endsWith('Year') ? String(one) : format.count(one);
        if (Array.isArray(one)) return one.length === 0 ? t('rows.empty') : one.map(write).join(', ');
        if (typeof one === 'object') {
          return Object.values(one)
            .filter((part) => part !== null)
            .map(write)
            .join(' ');
        }
        const text = typeof one === 'string' ? one : '';
        if (DAY.test(text)) return format.day(text);
        return /country$/i.test(field) && /^[A-Z]{2}$/.test(text) ? format.country(text) : text;
      };
      return write(value);
    },
    [t, format],
  );
}

const COLORS: Readonly<Record<Outcome, string>> = {
  create: 'green',
  update: 'blue',
  skip: 'gray',
  possible_duplicate: 'orange',
  error: 'red',
};

/** A row of the file: what the import does with it, field by field, or why not. */
export function RowCard({ found, row }: { found: Import; row: ImportRow }) {
  const { t } = useTranslation('imports');
  const getFieldName = useFieldName();
  const write = useValueText();
  const { entity, status } = found;
  const tense = status === 'checked' || status === 'failed' ? 'would' : 'done';
  const { outcome, changes, creates, candidates, errors, leftReasons, recordId, repeatsRow, warnings } = row;
  return (
    <Card withBorder p="sm" data-row={row.row} style={{ overflowWrap: 'anywhere' }}>
      <Group gap="xs" justify="space-between" align="flex-start">
        <div style={{ flex: '1 1 240px', minWidth: 0 }}>
          <Text size="sm" fw={600}>
            {t('rows.row', { row: row.row })}
          </Text>
          <RowCells columns={found.columns} row={row} />
        </div>
        {outcome && (
          <Badge variant="light" color={COLORS[outcome]}>
            {t(listOutcomeKeys(tense, outcome, ['rowOutcome', 'outcome']))}
          </Badge>
        )}
      </Group>
      {repeatsRow !== null && <Text size="sm">{t('rows.repeats', { row: repeatsRow })}</Text>}
      {recordId !== null && (outcome !== 'create' || status !== 'checked') && (
        <Text size="sm">
          <RecordOfImport entity={entity} id={recordId} text={t('rows.open')} />
        </Text>
      )}
      {changes.length > 0 && (
        <dl className={classes['changes']}>
          {changes.map(({ field, from, to }) => (
            <div key={field} style={{ display: 'contents' }}>
              <dt>{getFieldName(field)}</dt>
              <dd>{t('rows.change', { from: write(field, from), to: write(field, to) })}</dd>
            </div>
          ))}
        </dl>
      )}
      <RowBesides creates={creates} write={write} />
      {candidates.length > 0 && (
        <>
          <Text size="sm" mt={4}>
            {t('rows.candidates')}
          </Text>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {candidates.map(({ recordId: id, name, row: earlier, entity: named = entity }) => (
              <li key={id ?? earlier}>
                <Text size="sm" span>
                  {id === null ? (
                    t('rows.earlier', { name, row: earlier ?? '' })
                  ) : (
                    <RecordOfImport entity={named} id={id} text={name} />
                  )}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      <ReasonList reasons={errors} />
      {warnings.length > 0 && (
        <>
          <Text size="sm" mt={4}>
            {t('rows.warnings')}
          </Text>
          <ReasonList reasons={warnings} />
        </>
      )}
      {leftReasons.length > 0 && (
        <>
          <Text size="sm" mt={4}>
            {t('rows.left')}
          </Text>
          <ReasonList reasons={leftReasons} />
        </>
      )}
    </Card>
  );
}
