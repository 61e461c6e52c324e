import { Text } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** The least width of a column in pixels, unless the screen is narrower. */
  columnWidth?: number;
  children: ReactNode;
}

/** Lists facts, each below its name, in as many columns as there is room for. */
export function Facts({ columnWidth = 240, children }: FactsProps) {
  return (
    <dl className={classes['facts']} style={{ '--column-width': `${columnWidth}px` } as CSSProperties}>
      {children}
    </dl>
  );
}

/** One of {@link Facts}. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0}>
        {children}
      </Text>
    </div>
  );
}
