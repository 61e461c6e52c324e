import { Badge, Card, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { formatCell, UNKNOWN } from '../document/report-cell.rules';
import type { ReportDefinition } from '../document/report-document.rules';
import classes from '../table/report-table.module.css';
import { type Difference, findTableDefinition, listDifferences } from './differences.rules';
import type { ComparedTable } from './locks.api';
import { useRowLabels } from './use-row-labels';

interface DifferenceTableProps {
  table: ComparedTable;
  definition: ReportDefinition;
  parameters: Record<string, string>;
}

/** The figures of a table that are different now: as they were locked, as they are now, and the difference. */
export function DifferenceTable({ table, definition, parameters }: DifferenceTableProps) {
  const { t, i18n } = useTranslation('reports');
  const { language } = i18n;
  const label = useLabels();
  const labelRow = useRowLabels(definition, parameters);
  const { title, columns, codes } = findTableDefinition(definition, table.name);
  const nameRow = ({ rowKey, rowLabel }: Difference) => {
    if (rowLabel === null) return t('total');
    if (codes !== null) return label(codes, rowLabel);
    return String(labelRow(table.name, { key: rowKey, label: rowLabel })['label'] ?? rowLabel);
  };
  const write = ({ column, kind }: Difference, cell: Difference['now']) => {
    const vocabulary = columns.get(column)?.codes;
    if (vocabulary && typeof cell === 'string') return label(vocabulary, cell);
    return formatCell({ kind, decimals: columns.get(column)?.decimals ?? 0 }, cell, language);
  };
  const writeDifference = (one: Difference) => {
    if (one.difference === null) return UNKNOWN;
    return (one.difference > 0 ? '+' : '') + write(one, one.difference);
  };
  return (
    <Card withBorder p="md">
      <Title order={3} size="h5" mb="xs">
        {title}
      </Title>
      <div className={classes['frame']} role="region" aria-label={t('locks.differencesOf', { title })} tabIndex={0}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col" className={classes['name']}>
                {t('locks.row')}
              </th>
              <th scope="col">{t('words.figure')}</th>
              {(['locked', 'now', 'difference'] as const).map((name) => (
                <th key={name} scope="col" className={classes['number']}>
                  {t(`locks.columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listDifferences(table).map((one) => (
              <tr key={one.id}>
                <th scope="row" className={classes['name']}>
                  {nameRow(one)}{' '}
                  {one.there !== 'both' && <Badge variant="default">{label('lockedPlace', one.there)}</Badge>}
                </th>
                <td className={classes['text']}>{columns.get(one.column)?.title ?? one.column}</td>
                <td className={classes['number']}>{write(one, one.locked)}</td>
                <td className={classes['number']}>{write(one, one.now)}</td>
                <td className={classes['number']}>{writeDifference(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
