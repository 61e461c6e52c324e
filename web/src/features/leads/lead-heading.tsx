import { UnstyledButton } from '@mantine/core';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useTranslation } from 'react-i18next';
import type { ColumnName } from './table/lead-columns.constants';
import { getCellClass } from './table/lead-row';
import classes from './table/lead-table.module.css';

interface LeadHeadingProps {
  column: ColumnName;
  canSort: boolean;
  sorted: 'asc' | 'desc' | false;
  onSort: (isAdded: boolean) => void;
}

/** The heading of a column. It sorts the list; with Shift it sorts further, within the present order. */
export function LeadHeading({ column, canSort, sorted, onSort }: LeadHeadingProps) {
  const { t } = useTranslation('leads');
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th
      role="columnheader"
      scope="col"
      className={`${getCellClass(column)} ${classes['heading']}`}
      aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : canSort ? 'none' : undefined}
    >
      {canSort ? (
        <UnstyledButton className={classes['sort']} title={t('sortHint')} onClick={({ shiftKey }) => onSort(shiftKey)}>
          {t(`column.${column}`)}
          {sorted && <Arrow size={14} aria-hidden style={{ flexShrink: 0 }} />}
        </UnstyledButton>
      ) : (
        t(`column.${column}`)
      )}
    </th>
  );
}
