import { Checkbox } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { TableColumn } from './record-table.constants';
import classes from './record-table.module.css';

interface RecordRowProps<R, C extends string> {
  row: R;
  columns: readonly TableColumn<C>[];
  index: number;
  /** The height of a row in pixels. */
  height: number;
  isActive: boolean;
  /** Whether the record is selected; null if rows cannot be selected. */
  isSelected: boolean | null;
  /** The name of the box that selects the record. */
  selectLabel: string | null;
  renderCell: (row: R, column: C, isReachable: boolean) => ReactNode;
  onSelect: (index: number, isSelected: boolean, isRange: boolean) => void;
}

/** A row of a table. Tab reaches the active row and its links only, so that leaving the table is one step. */
export const RecordRow = memo(function RecordRow<R, C extends string>(props: RecordRowProps<R, C>) {
  const { row, columns, index, height, isActive, isSelected, selectLabel, renderCell, onSelect } = props;
  return (
    <tr
      role="row"
      className={classes['row']}
      style={{ top: index * height, height }}
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? undefined}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
    >
      {isSelected !== null && (
        <td role="gridcell" className={`${classes['cell']} ${classes['selection']}`}>
          <Checkbox
            aria-label={selectLabel ?? undefined}
            checked={isSelected}
            tabIndex={isActive ? 0 : -1}
            onChange={({ currentTarget, nativeEvent }) =>
              onSelect(index, currentTarget.checked, (nativeEvent as MouseEvent).shiftKey)
            }
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.name} role="gridcell" className={getCellClass(column)} data-column={column.name}>
          {renderCell(row, column.name, isActive)}
        </td>
      ))}
    </tr>
  );
}) as <R, C extends string>(props: RecordRowProps<R, C>) => ReactNode;

/** Returns the class of the cells of a column. */
export function getCellClass({ isMain, isNumber }: TableColumn): string {
  const special = isMain ? 'main' : isNumber ? 'number' : null;
  return [classes['cell'], special && classes[special]].filter(Boolean).join(' ');
}
