import { Badge, Card, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listOutcomeKeys, type Outcome } from '../import-steps.rules';
import type { Import, ImportRow } from '../imports.api';
import classes from '../imports.module.css';
import { useFieldName } from '../mapping/use-field-texts';
import { RowBesides } from './besides';
import { CandidateName } from './candidate-name';
import { RecordOfImport } from '../record-of-import';
import { ReasonList } from '../reason-list';
import { RowCells } from './row-cells';
import { useValueText } from './use-value-text';

const COLORS: Readonly<Record<Outcome, string>> = {
  create: 'green',
  update: 'blue',
  skip: 'gray',
  possible_duplicate: 'orange',
  error: 'red',
};

interface RowCardProps {
  found: Import;
  row: ImportRow;
  isCompared: boolean;
  /** The comparison with the candidates, or the button that opens it. */
  comparison: ReactNode;
}

/** A row of the file: what the import does with it, field by field, or why not. */
export function RowCard({ found, row, isCompared, comparison }: RowCardProps) {
  const { t } = useTranslation('imports');
  const getFieldName = useFieldName();
  const write = useValueText();
  const { entity, status } = found;
  // A decision puts a row of an import that is done back.
  const isPlanned = status === 'checked' || status === 'failed' || row.phase === 'checked';
  const tense = isPlanned ? 'would' : 'done';
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
      {candidates.length > 0 && outcome === 'possible_duplicate' && !isCompared && (
        <>
          <Text size="sm" mt={4}>
            {t('rows.candidates')}
          </Text>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {candidates.map(({ recordId: id, name, row: earlier, entity: named }) => (
              <li key={id ?? earlier}>
                <Text size="sm" span>
                  <CandidateName
                    entity={entity}
                    candidate={{ recordId: id, name, row: earlier, ...(named && { entity: named }) }}
                  />
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      {comparison}
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
