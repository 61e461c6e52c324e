import { UnstyledButton } from '@mantine/core';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useTranslation } from 'react-i18next';
import { getCellClass } from './record-row';
import classes from './record-table.module.css';
import type { TableColumn } from './record-table.constants';

interface ColumnHeadingProps {
  column: TableColumn;
  text: string;
  /** The name in full where the text is short. */
  title?: string;
  sorted: 'asc' | 'desc' | false;
  onSort: (isAdded: boolean) => void;
}

/** The heading of a column. It sorts the list; with Shift it sorts further, within the present order. */
export function ColumnHeading({ column, text, title, sorted, onSort }: ColumnHeadingProps) {
  const { t } = useTranslation('shared');
  const { canSort } = column;
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th
      role="columnheader"
      scope="col"
      className={`${getCellClass(column)} ${classes['heading']}`}
      aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : canSort ? 'none' : undefined}
    >
      {canSort ? (
        <UnstyledButton
          className={classes['sort']}
          title={[title, t('sortHint')].filter(Boolean).join(' · ')}
          onClick={({ shiftKey }) => onSort(shiftKey)}
        >
          <span className={classes['name']}>{text}</span>
          {sorted && <Arrow size={14} aria-hidden style={{ flexShrink: 0 }} />}
        </UnstyledButton>
      ) : (
        <span className={classes['name']} title={title ?? text}>
          {text}
        </span>
      )}
    </th>
  );
}
