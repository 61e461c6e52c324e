import { useRef } from 'react';

/**
 * Returns a ref for the element whose children are rows and then the button that adds one, and a function that moves
 * the focus after a row has been removed: to the last button of the row before it, or to the button that adds a row.
 */
export function useRowFocus() {
  const rows = useRef<HTMLDivElement>(null);
  const focusAfterRemoval = (index: number) => {
    requestAnimationFrame(() => {
      const previous = index > 0 ? rows.current?.children[index - 1] : null;
      const target = previous?.querySelector<HTMLElement>('[data-remove]');
      (target ?? rows.current?.querySelector<HTMLElement>(':scope > button'))?.focus();
    });
  };
  return { rows, focusAfterRemoval };
}
