import { Checkbox } from '@mantine/core';
import { memo } from 'react';
import { LeadCell } from './lead-cell';
import { type ColumnName, NUMBER_COLUMNS, ROW_HEIGHT } from './lead-columns.constants';
import classes from './lead-table.module.css';
import type { Lead } from '../leads.api';
import type { CellTexts } from './use-cell-texts';

interface LeadRowProps {
  lead: Lead;
  columns: readonly ColumnName[];
  index: number;
  isActive: boolean;
  /** Whether the lead is selected; null if the user cannot change leads. */
  isSelected: boolean | null;
  texts: CellTexts;
  onSelect: (index: number, isSelected: boolean, isRange: boolean) => void;
}

/** A row of the table. Tab reaches the active row and its links only, so that leaving the table is one step. */
export const LeadRow = memo(function LeadRow(props: LeadRowProps) {
  const { lead, columns, index, isActive, isSelected, texts, onSelect } = props;
  return (
    <tr
      role="row"
      className={classes['row']}
      style={{ top: index * ROW_HEIGHT, height: ROW_HEIGHT }}
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? undefined}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
    >
      {isSelected !== null && (
        <td role="gridcell" className={`${classes['cell']} ${classes['selection']}`}>
          <Checkbox
            aria-label={texts.t('selectLead', { title: lead.title })}
            checked={isSelected}
            tabIndex={isActive ? 0 : -1}
            onChange={({ currentTarget, nativeEvent }) =>
              onSelect(index, currentTarget.checked, (nativeEvent as MouseEvent).shiftKey)
            }
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column} role="gridcell" className={getCellClass(column)} data-column={column}>
          <LeadCell lead={lead} column={column} texts={texts} isReachable={isActive} />
        </td>
      ))}
    </tr>
  );
});

/** Returns the class of the cells of a column. */
export function getCellClass(column: ColumnName): string {
  const special = column === 'title' ? 'title' : NUMBER_COLUMNS.includes(column) ? 'number' : null;
  return [classes['cell'], special && classes[special]].filter(Boolean).join(' ');
}
