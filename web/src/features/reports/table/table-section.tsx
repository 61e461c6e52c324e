import { Card, List, Stack, Text, Title } from '@mantine/core';
import { Fragment, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { formatInterval } from '../document/report-cell.rules';
import {
  getIntervalDays,
  type PartialInterval,
  type ReportColumn,
  type ReportTable as Table,
  type TableFigures,
} from '../document/report-document.rules';
import { useDefinitionText } from '../document/use-definition-text';
import { ReportChart } from './report-chart';
import { type FindTarget, ReportTable } from './report-table';
import classes from './report-table.module.css';

interface TableSectionProps {
  table: Table;
  findTarget?: FindTarget;
  /** The address of the picture of its chart; null if it has none. */
  chartUrl?: string | null;
  isChartOpen?: boolean;
  /** The level of its heading. */
  level?: 2 | 3;
}

/** A table of a report with its chart, its notes and the definitions of its columns. */
export function TableSection(props: TableSectionProps) {
  const { table, findTarget, chartUrl = null, isChartOpen = false, level = 2 } = props;
  const { t } = useTranslation('reports');
  const id = useId();
  const { title, description, columns, figures, chart } = table;
  const isEmpty = figures.rows.length === 0;
  return (
    <Card withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="xs">
        <Title order={level} size="h4" id={id}>
          {title}
        </Title>
        {description && <Text size="sm">{description}</Text>}
        {isEmpty ? <Text c="dimmed">{t('nothing')}</Text> : <ReportTable table={table} findTarget={findTarget} />}
        <TableNotes {...figures} />
        {!isEmpty && chart !== null && chartUrl !== null && (
          <ReportChart title={chart} url={chartUrl} isOpen={isChartOpen} />
        )}
        <ColumnDefinitions columns={columns} />
      </Stack>
    </Card>
  );
}

/** The definition of each column with its formula. The list is closed at first. */
function ColumnDefinitions({ columns }: { columns: readonly ReportColumn[] }) {
  const { t } = useTranslation('reports');
  const explain = useDefinitionText();
  return (
    <details className={classes['disclosure']}>
      <summary>{t('definitions')}</summary>
      <dl className={classes['definitions']}>
        {columns.map(({ name, title, definition }) => (
          <Fragment key={name}>
            <dt>{title}</dt>
            <dd>{explain(definition, columns)}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

/** The notes that a reader needs besides the definitions, and the years or months that are covered in part only. */
function TableNotes({ notes, partialIntervals }: Pick<TableFigures, 'notes' | 'partialIntervals'>) {
  if (notes.length === 0 && partialIntervals.length === 0) return null;
  return (
    <List size="sm" c="dimmed" spacing={2} listStyleType="none">
      {partialIntervals.map((interval) => (
        <List.Item key={interval.value}>
          <PartialNote {...interval} />
        </List.Item>
      ))}
      {notes.map((note) => (
        <List.Item key={note}>{note}</List.Item>
      ))}
    </List>
  );
}

function PartialNote({ value, from, to }: PartialInterval) {
  const { t, i18n } = useTranslation('reports');
  const format = useFormat();
  const whole = getIntervalDays(value);
  const days = { from: format.day(from), to: format.day(to) };
  const text =
    from === whole?.from
      ? t('partial.upTo', days)
      : to === whole?.to
        ? t('partial.from', days)
        : t('partial.between', days);
  return (
    <Text inherit component="span">
      * {formatInterval(value, i18n.language)}: {text}
    </Text>
  );
}
