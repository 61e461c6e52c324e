import { type RefObject, useEffect } from 'react';

/** Moves the focus to the first field with a problem, after every attempt that was refused. */
export function useFocusInvalid(form: RefObject<HTMLElement | null>, attempt: unknown): void {
  useEffect(() => {
    if (attempt) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, attempt]);
}
