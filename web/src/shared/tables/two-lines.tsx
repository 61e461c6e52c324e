import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './record-table.module.css';

interface TwoLinesProps {
  children: ReactNode;
  /** The text below, or behind where rows are compact; null if there is none. */
  second: string | null;
  lang?: string;
}

/** A cell with a second line of less importance. Compact rows have it behind the first, cut where there is no room. */
export function TwoLines({ children, second, lang }: TwoLinesProps) {
  return (
    <div className={classes['lines']}>
      {children}
      {second && (
        <Text size="xs" c="dimmed" truncate lh={1.4} lang={lang} title={second} className={classes['second']}>
          {second}
        </Text>
      )}
    </div>
  );
}
