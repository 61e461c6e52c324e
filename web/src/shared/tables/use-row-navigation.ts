import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../keyboard/use-shortcuts';
import { findNextRow } from './row-navigation.rules';

interface RowNavigationOptions<R> {
  rows: readonly R[];
  onOpen: (row: R) => void;
  scroller: RefObject<HTMLDivElement | null>;
  rowHeight: number;
  getVirtualizer: () => Virtualizer<HTMLDivElement, Element>;
  /** Selects rows from the last selected one, or changes the selection of one row. */
  onSelect: (index: number, isSelected: boolean | null, isRange: boolean) => void;
}

/** Moves the focus over the rows with the arrow keys. Space selects, Enter opens. */
export function useRowNavigation<R>(options: RowNavigationOptions<R>) {
  const { rows, onOpen, scroller, rowHeight, getVirtualizer, onSelect } = options;
  const { t } = useTranslation('shared');
  const [active, setActive] = useState(0);
  const isFocusWanted = useRef(false);
  useEffect(() => {
    if (isFocusWanted.current) focusRow(scroller.current, active);
    isFocusWanted.current = false;
  }, [active, scroller]);

  const move = (index: number) => {
    isFocusWanted.current = index !== active;
    getVirtualizer().scrollToIndex(index);
    if (index === active) focusRow(scroller.current, active);
    else setActive(index);
  };
  /** Goes to the active row, and from there to the one after or before it. */
  const step = (key: 'ArrowDown' | 'ArrowUp') => {
    const isInRow =
      document.activeElement?.closest('[data-index]') && scroller.current?.contains(document.activeElement);
    const next = isInRow ? findNextRow(key, active, rows.length, 1) : Math.min(active, rows.length - 1);
    if (next !== null && next >= 0) move(next);
  };
  useShortcut({ key: 'j', text: t('nextRow'), run: () => step('ArrowDown') });
  useShortcut({ key: 'k', text: t('previousRow'), run: () => step('ArrowUp') });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (!row || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(row.dataset['index']);
    const rowsPerPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = findNextRow(event.key, index, rows.length, rowsPerPage);
    if (next !== null) {
      event.preventDefault();
      if (event.shiftKey) onSelect(next, true, true);
      move(next);
    } else if (event.target === row && event.key === ' ') {
      event.preventDefault();
      onSelect(index, null, event.shiftKey);
    } else if (event.target === row && event.key === 'Enter') {
      event.preventDefault();
      onOpen(rows[index]!);
    }
  };
  // A click or Tab makes the row that has the focus the active one.
  const onFocus = (event: { target: EventTarget }) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (row) setActive(Number(row.dataset['index']));
  };
  // After a change of the filters there may be fewer rows than before.
  return { active: Math.min(active, Math.max(0, rows.length - 1)), onKeyDown, onFocus };
}

function focusRow(scroller: HTMLElement | null, index: number): void {
  scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
}
