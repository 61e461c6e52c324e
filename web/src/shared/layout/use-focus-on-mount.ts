import { type RefObject, useEffect, useRef } from 'react';

/** Gives an element the focus when it appears, because what had the focus has made way for it. */
export function useFocusOnMount<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
