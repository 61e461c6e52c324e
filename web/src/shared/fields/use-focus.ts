import { type RefObject, useEffect, useRef } from 'react';

/** Moves the focus to the first field with a problem, after every attempt that was refused. */
export function useFocusInvalid(form: RefObject<HTMLElement | null>, attempt: unknown): void {
  useEffect(() => {
    if (attempt) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, attempt]);
}

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

/** Gives an element the focus when it appears, because what had the focus has made way for it. */
export function useFocusOnMount<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
