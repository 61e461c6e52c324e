import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { formatCell, formatInterval, isFigure } from '../document/report-cell.rules';
import { findInterval, type ReportColumn, type ReportRow } from '../document/report-document.rules';
import type { FigureTarget } from '../drill-down/figure-target.rules';
import classes from './report-table.module.css';

interface TableCellProps {
  column: ReportColumn;
  row: ReportRow;
  /** The text that names the row. */
  rowName: string;
  /** Whether the cell names the row. */
  isHeading: boolean;
  isTotal: boolean;
  /** Whether the text repeats the one before it. */
  isRepeated: boolean;
  /** The intervals of which the figures cover some days only. */
  partial: ReadonlySet<string>;
  /** The address of the records behind the figure; null if no list shows them. */
  target: FigureTarget | null;
}

/** Returns the class of a cell. References are never wrapped, because people look for them. */
function getClass({ column, isHeading }: TableCellProps): string | undefined {
  const { [isHeading ? 'name' : 'text']: text, number, code = '' } = classes;
  if (isFigure(column)) return number;
  return column.name === 'reference' ? `${text} ${code}` : text;
}

/** A cell of a table: a text, a lead, or a figure that opens the leads behind it. */
export function TableCell(props: TableCellProps) {
  const { isHeading } = props;
  const className = getClass(props);
  const content = <CellContent {...props} />;
  return isHeading ? (
    <th scope="row" className={className}>
      {content}
    </th>
  ) : (
    <td className={className}>{content}</td>
  );
}

function CellContent({ column, row, rowName, isHeading, isTotal, isRepeated, partial, target }: TableCellProps) {
  const { t, i18n } = useTranslation('reports');
  const label = useLabels();
  const { language } = i18n;
  const cell = row[column.name];
  if (isTotal && isHeading && (cell === null || cell === '')) return t('total');
  // Totals have no texts of their own, and dashes beside them would look like unknown figures.
  if (isRepeated || (!isFigure(column) && (cell === '' || (isTotal && cell === null)))) return null;
  if (typeof cell === 'string' && column.codes) return label(column.codes, cell);
  const interval = findInterval(column.name, row);
  if (interval !== null) return formatInterval(interval, language) + (partial.has(interval) ? ' *' : '');
  const text = formatCell(column, cell, language);
  if (column.name === 'reference' && typeof cell === 'string') {
    return (
      <Anchor component={Link} to={`/leads/${cell}`} inherit>
        {text}
      </Anchor>
    );
  }
  if (!target) return text;
  return (
    <Anchor
      component={Link}
      to={target.path}
      search={target.search as never}
      inherit
      underline="always"
      aria-label={t('leadsBehind', { figure: text, column: column.title, row: rowName })}
    >
      {text}
    </Anchor>
  );
}
