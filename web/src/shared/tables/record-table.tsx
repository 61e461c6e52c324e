import { Checkbox, VisuallyHidden } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useNavigate } from '@tanstack/react-router';
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { ColumnHeading } from './column-heading';
import { getCellClass, RecordRow } from './record-row';
import type { TableColumn } from './record-table.constants';
import classes from './record-table.module.css';
import { useRowHeight } from './use-row-height';
import { RowPanel } from './row-panel';
import { useRowPanel } from './use-row-panel';
import { useRowNavigation } from './use-row-navigation';

/** The number of rows before the end from which the next page is fetched. */
const ROWS_AHEAD = 40;

/** The number of columns for which there is room beside the side panel. */
const COLUMNS_BESIDE_PANEL = 4;

/** Selecting rows. */
export interface RowSelection<R> {
  /** The name of the column. */
  label: string;
  selectAllLabel: string;
  getSelectLabel: (row: R) => string;
  isSelected: (row: R) => boolean;
  areAllSelected: boolean;
  areSomeSelected: boolean;
  /** Selects rows from the last selected one, or changes the selection of one row. */
  onSelect: (index: number, isSelected: boolean | null, isRange: boolean) => void;
  onToggleAll: () => void;
}

interface RecordTableProps<R, C extends string> {
  /** The name under which the place of scrolling is remembered. */
  id: string;
  label: string;
  rows: readonly R[];
  /** The same list for as long as the columns are the same, so that rows need not be rendered again. */
  columns: readonly TableColumn<C>[];
  getHeading: (column: C) => string;
  /** Returns the name of a column in full where its heading is short. */
  getTitle?: (column: C) => string;
  getSorted: (column: C) => 'asc' | 'desc' | false;
  onSort: (column: C, isAdded: boolean) => void;
  /** Renders a cell. The same function as before lets rows stay as they are. */
  renderCell: (row: R, column: C, isReachable: boolean) => ReactNode;
  /** Returns the address of the page of a record. */
  getPath?: (row: R) => string;
  /** Renders what only the side panel says about a record. */
  renderDetails?: (row: R) => ReactNode;
  /** Opens a record that has no page of its own. */
  onOpen?: (row: R) => void;
  /** Null if rows cannot be selected. */
  selection?: RowSelection<R> | null;
  /** Whether the rows are those of the former filters, because the new ones are being read. */
  isOutdated: boolean;
  onEndNear: () => void;
  /** The sums of all rows of the filters, below the table; null if nothing is added up. */
  sums?: { label: string; renderSum: (column: C) => ReactNode } | null;
  /** The content after the last row. */
  foot: ReactNode;
}

const selectNothing = () => undefined;

/** Records in a table. Only the rows in sight are in the page, so that it stays fluid with any number of records. */
export function RecordTable<R extends { id: string }, C extends string>(props: RecordTableProps<R, C>) {
  const { id, label, rows, columns, getHeading, getTitle, getSorted, onSort, renderCell, selection = null } = props;
  const { getPath, onOpen, isOutdated, onEndNear, sums = null, foot, renderDetails } = props;
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const onSelect = selection?.onSelect ?? selectNothing;
  const navigation = useRowNavigation({
    rows,
    onOpen: (row) => {
      if (getPath) void navigate({ to: getPath(row) });
      else onOpen?.(row);
    },
    scroller,
    rowHeight,
    getVirtualizer: (): Virtualizer<HTMLDivElement, Element> => virtualizer,
    onSelect,
  });
  const { active } = navigation;
  const panel = useRowPanel(navigation.focusActive);
  const shown = useMemo(
    () => (panel.isOpen ? columns.slice(0, COLUMNS_BESIDE_PANEL) : columns),
    [columns, panel.isOpen],
  );
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The head covers the first row when the list scrolls to it.
    scrollPaddingStart: rowHeight,
    // The active row stays in the page, so that it keeps the focus when the list is scrolled.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].filter((i) => i < rows.length),
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  const end = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (rows.length > 0 && end >= rows.length - ROWS_AHEAD) onEndNear();
  }, [end, rows.length, onEndNear]);
  const current = rows[active];
  return (
    <div className={classes['split']} onKeyDown={panel.onKeyDown}>
      <div
        ref={scroller}
        className={classes['scroller']}
        data-outdated={isOutdated || undefined}
        data-scroll-restoration-id={id}
        role="region"
        aria-label={label}
        tabIndex={-1}
      >
        <table
          role="grid"
          className={classes['table']}
          data-selectable={selection ? true : undefined}
          style={{ '--columns': buildTemplate(shown, selection) } as CSSProperties}
          aria-label={label}
          aria-rowcount={-1}
          aria-multiselectable={selection ? true : undefined}
          aria-busy={isOutdated}
        >
          <thead role="rowgroup" className={classes['head']}>
            <tr role="row" className={classes['row']} aria-rowindex={1}>
              {selection && (
                <th role="columnheader" scope="col" className={`${classes['cell']} ${classes['selection']}`}>
                  <VisuallyHidden>{selection.label}</VisuallyHidden>
                  <Checkbox
                    aria-label={selection.selectAllLabel}
                    checked={rows.length > 0 && selection.areAllSelected}
                    indeterminate={selection.areSomeSelected && !selection.areAllSelected}
                    onChange={selection.onToggleAll}
                  />
                </th>
              )}
              {shown.map((column) => (
                <ColumnHeading
                  key={column.name}
                  column={column}
                  text={getHeading(column.name)}
                  title={getTitle?.(column.name)}
                  sorted={getSorted(column.name)}
                  onSort={(isAdded) => onSort(column.name, isAdded)}
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
            {items.map(({ index }) => {
              const row = rows[index]!;
              return (
                <RecordRow
                  key={row.id}
                  row={row}
                  columns={shown}
                  index={index}
                  height={rowHeight}
                  isActive={index === active}
                  isShown={panel.isOpen && index === active}
                  isSelected={selection && selection.isSelected(row)}
                  selectLabel={selection && selection.getSelectLabel(row)}
                  renderCell={renderCell}
                  onSelect={onSelect}
                />
              );
            })}
          </tbody>
          {sums && (
            <tfoot role="rowgroup" className={classes['sums']}>
              <tr role="row" className={classes['row']}>
                {selection && <td role="gridcell" className={`${classes['cell']} ${classes['selection']}`} />}
                {shown.map((column) => (
                  <td key={column.name} role="gridcell" className={getCellClass(column)} data-column={column.name}>
                    {column.isMain ? sums.label : sums.renderSum(column.name)}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
        <div className={classes['foot']}>{foot}</div>
      </div>
      {panel.isOpen && current && (
        <RowPanel
          row={current}
          columns={columns}
          getHeading={getTitle ?? getHeading}
          renderCell={renderCell}
          renderDetails={renderDetails}
          path={getPath?.(current)}
          onClose={panel.close}
        />
      )}
    </div>
  );
}

/** Builds the widths of the columns; the main one takes the room that is left. */
function buildTemplate(columns: readonly TableColumn[], selection: unknown): string {
  const widths = columns.map(({ width, isMain }) => (isMain ? `minmax(${width}px, 1fr)` : `${width}px`));
  return [...(selection ? ['var(--selection-width)'] : []), ...widths].join(' ');
}
