import type { ReactNode } from 'react';

/** A row of the search: a record, an action, or a way to see more. */
export interface SearchOption {
  id: string;
  icon: ReactNode;
  title: string;
  /** Facts that distinguish it from others with the same title. */
  facts?: string;
  /** The field in which it was found, or its reference. */
  note?: string;
  run: () => void;
}

/** Rows under a heading. */
export interface SearchOptionGroup {
  id: string;
  title: string;
  options: SearchOption[];
}
