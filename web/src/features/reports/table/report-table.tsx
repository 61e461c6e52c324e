import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { isFigure } from '../document/report-cell.rules';
import type { ReportColumn, ReportRow, ReportTable as Table } from '../document/report-document.rules';
import type { FigureTarget } from '../drill-down/figure-target.rules';
import classes from './report-table.module.css';
import { TableCell } from './table-cell';

/** Returns the address of the records behind a figure; null if there is none. */
export type FindTarget = (column: string, row: ReportRow, isTotal: boolean) => FigureTarget | null;

interface ReportTableProps {
  table: Table;
  findTarget?: FindTarget;
}

/** The rows of a table of a report with its totals. */
export function ReportTable({ table, findTarget = () => null }: ReportTableProps) {
  const { t } = useTranslation('reports');
  const label = useLabels();
  const { columns, figures, title } = table;
  // In a table with ranks, the name of the row is not in the first column.
  const heading = Math.max(
    columns.findIndex(({ kind }) => kind === 'text'),
    0,
  );
  const partial = new Set(figures.partialIntervals.map(({ value }) => value));
  const renderRow = (row: ReportRow, isTotal: boolean, key: number | string) => {
    const repeated = findRepeated(columns, row, label);
    return (
      <tr key={key}>
        {columns.map((column, place) => (
          <TableCell
            key={column.name}
            column={column}
            row={row}
            rowName={getRowName(columns, row, isTotal ? t('total') : '')}
            isHeading={place === heading}
            isTotal={isTotal}
            isRepeated={repeated.has(column.name)}
            partial={partial}
            target={isFigure(column) ? findTarget(column.name, row, isTotal) : null}
          />
        ))}
      </tr>
    );
  };
  return (
    <div className={classes['frame']} role="region" aria-label={t('tableOf', { title })} tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th
                key={column.name}
                scope="col"
                className={isFigure(column) ? classes['number'] : place === heading ? classes['name'] : undefined}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{figures.rows.map((row, index) => renderRow(row, false, index))}</tbody>
        {figures.totals && figures.rows.length > 0 && <tfoot>{renderRow(figures.totals, true, 'total')}</tfoot>}
      </table>
    </div>
  );
}

/** Returns the text that names a row, for those who hear a figure without seeing its row. */
function getRowName(columns: readonly ReportColumn[], row: ReportRow, fallback: string): string {
  const names = columns
    .filter(({ kind }) => kind === 'text')
    .map(({ name }) => row['label'] ?? row['title'] ?? row[name]);
  return String(names.find((name) => name !== null && name !== '') ?? fallback);
}

/**
 * Returns the columns of a row whose texts repeat a code before them. The totals and the row without a source have their
 * type as their name. Other rows have a key, and keep a name that happens to be the word for their type.
 */
function findRepeated(
  columns: readonly ReportColumn[],
  row: ReportRow,
  label: (vocabulary: string, value: string) => string,
): ReadonlySet<string> {
  const repeated = new Set<string>();
  if (row['key'] !== null) return repeated;
  const coded = new Set<string>();
  for (const column of columns) {
    const cell = row[column.name];
    if (isFigure(column) || typeof cell !== 'string' || cell === '') continue;
    const text = column.codes ? label(column.codes, cell) : cell;
    if (coded.has(text)) repeated.add(column.name);
    else if (column.codes) coded.add(text);
  }
  return repeated;
}
