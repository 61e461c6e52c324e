import { Badge, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useFormat } from '../format/use-format';
import classes from './rows.module.css';

interface RowSectionProps {
  title: string;
  /** The number of all that belong here, also of those that are not shown. */
  count?: number;
  /** Whether its rows are late. */
  isLate?: boolean;
  /** A link or a note at the end of the heading. */
  end?: ReactNode;
  /** The id of the heading, which takes the focus when what had it is gone. */
  headingId?: string;
  /** The anchor by which an address names the section. */
  anchor?: string;
  /** The rows, as items of a list. */
  children?: ReactNode;
}

/** A part of a page that consists of rows, with a heading and their number. */
export function RowSection({ title, count = 0, isLate = false, end, headingId, anchor, children }: RowSectionProps) {
  const generatedId = useId();
  const id = headingId ?? generatedId;
  const format = useFormat();
  return (
    <section className={classes['section']} aria-labelledby={id} id={anchor}>
      <div className={classes['heading']}>
        <Title order={2} fz={13} lh="28px" fw={600} c={isLate ? 'red' : undefined} id={id} tabIndex={-1}>
          {title}
        </Title>
        {count > 0 && (
          <Badge variant="default" size="sm" circle={count < 10}>
            {format.count(count)}
          </Badge>
        )}
        {end && <div className={classes['headingEnd']}>{end}</div>}
      </div>
      {children && <ul className={classes['list']}>{children}</ul>}
    </section>
  );
}
