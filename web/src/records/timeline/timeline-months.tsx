import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../shared/format/use-format';
import { getDay, groupByMonth } from './timeline.rules';
import classes from './timeline.module.css';

interface TimelineMonthsProps<T> {
  items: readonly T[];
  getAt: (item: T) => string;
  render: (item: T) => ReactNode;
}

/** Items of the past, newest first, with a heading for each month. */
export function TimelineMonths<T>({ items, getAt, render }: TimelineMonthsProps<T>) {
  const format = useFormat();
  return groupByMonth(items, (item) => getDay({ at: getAt(item) })).map(({ month, items: of }) => (
    <div key={month}>
      <Title order={2} fz={12.5} fw={600} className={classes['month']}>
        {format.month(month)}
      </Title>
      <ol className={classes['list']}>{of.map(render)}</ol>
    </div>
  ));
}
