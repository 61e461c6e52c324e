import { Checkbox, VisuallyHidden } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COLUMN_WIDTHS, type ColumnName, ROW_HEIGHT } from './lead-columns.constants';
import { LeadHeading } from '../lead-heading';
import { LeadRow } from './lead-row';
import { type ChangeSearch, type LeadSearch, toggleSort } from '../lead-search.rules';
import classes from './lead-table.module.css';
import type { Lead } from '../leads.api';
import { useCellTexts } from './use-cell-texts';
import { useLeadsTable } from './use-leads-table';
import { useRowNavigation } from './use-row-navigation';
import type { Selection } from '../bulk/use-selection';

/** The number of rows before the end from which the next page is fetched. */
const ROWS_AHEAD = 40;

interface LeadTableProps {
  leads: Lead[];
  search: LeadSearch;
  selection: Selection;
  canSelect: boolean;
  /** Whether the rows are those of the former filters, because the new ones are being read. */
  isOutdated: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  /** The content after the last row. */
  foot: ReactNode;
}

/** The leads in a table. Only the rows in sight are in the page, so that it stays fluid with any number of leads. */
export function LeadTable(props: LeadTableProps) {
  const { leads, search, selection, canSelect, isOutdated, onChange, onEndNear, foot } = props;
  const { t } = useTranslation('leads');
  const texts = useCellTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useLeadsTable({ leads, search, selection: selection.selection, onSelect: selection.setSelection });
  const { rows } = table.getRowModel();
  const navigation = useRowNavigation({
    leads,
    scroller,
    getVirtualizer: () => virtualizer,
    onSelect: canSelect ? selection.select : () => undefined,
  });
  const { active } = navigation;
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The head covers the first row when the list scrolls to it.
    scrollPaddingStart: 44,
    // The active row stays in the page, so that it keeps the focus when the list is scrolled.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].filter((i) => i < rows.length),
  });
  const items = virtualizer.getVirtualItems();
  const end = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (rows.length > 0 && end >= rows.length - ROWS_AHEAD) onEndNear();
  }, [end, rows.length, onEndNear]);

  const columns = table.getVisibleLeafColumns();
  const names = useStableList(columns.map(({ id }) => id as ColumnName));
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      data-outdated={isOutdated || undefined}
      data-scroll-restoration-id="leads"
      role="region"
      aria-label={t('title')}
      tabIndex={-1}
    >
      <table
        role="grid"
        className={classes['table']}
        style={{ '--columns': buildColumnTemplate(names, canSelect) } as CSSProperties}
        aria-label={t('title')}
        aria-rowcount={-1}
        aria-multiselectable={canSelect || undefined}
        aria-busy={isOutdated}
      >
        <thead role="rowgroup" className={classes['head']}>
          <tr role="row" className={classes['row']} aria-rowindex={1}>
            {canSelect && (
              <th role="columnheader" scope="col" className={`${classes['cell']} ${classes['selection']}`}>
                <VisuallyHidden>{t('selection')}</VisuallyHidden>
                <Checkbox
                  aria-label={t('selectLoaded')}
                  checked={rows.length > 0 && table.getIsAllRowsSelected()}
                  indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                  onChange={() => table.toggleAllRowsSelected()}
                />
              </th>
            )}
            {columns.map((column) => (
              <LeadHeading
                key={column.id}
                column={column.id as ColumnName}
                canSort={column.columnDef.enableSorting === true}
                sorted={column.getIsSorted()}
                onSort={(isAdded) => onChange((known) => toggleSort(known, column.id, isAdded))}
              />
            ))}
          </tr>
        </thead>
        <tbody
          role="rowgroup"
          className={classes['body']}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={navigation.onKeyDown}
          onFocus={navigation.onFocus}
        >
          {items.map(({ index }) => (
            <LeadRow
              key={rows[index]!.id}
              lead={rows[index]!.original}
              columns={names}
              index={index}
              isActive={index === active}
              isSelected={canSelect ? rows[index]!.getIsSelected() : null}
              texts={texts}
              onSelect={selection.select}
            />
          ))}
        </tbody>
      </table>
      <div className={classes['foot']}>{foot}</div>
    </div>
  );
}

/** Builds the widths of the columns; the title takes the room that is left. */
function buildColumnTemplate(columns: readonly ColumnName[], canSelect: boolean): string {
  const widths = columns.map((name) =>
    name === 'title' ? `minmax(${COLUMN_WIDTHS.title}px, 1fr)` : `${COLUMN_WIDTHS[name]}px`,
  );
  return [...(canSelect ? ['44px'] : []), ...widths].join(' ');
}

/** Returns the same list for as long as its values are the same, so that rows need not be rendered again. */
function useStableList<T extends string>(list: readonly T[]): readonly T[] {
  const known = useRef(list);
  if (known.current.join() !== list.join()) known.current = list;
  return known.current;
}
