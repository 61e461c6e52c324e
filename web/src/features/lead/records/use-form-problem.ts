import { useEffect, useRef } from 'react';
import { ProblemError } from '../../../shared/api/api.errors';

/** Returns what is wrong with the fields of a form, and with the form as a whole. The focus goes to the first wrong field. */
export function useFormProblem(error: Error | null, pointers: readonly string[]) {
  const form = useRef<HTMLFormElement>(null);
  const problem = error instanceof ProblemError ? error : null;
  const findDetail = (pointer: string) => problem?.findFieldDetail(pointer) ?? null;
  const isShownAtField = pointers.some((pointer) => findDetail(pointer) !== null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return { form, general: error && !isShownAtField ? error.message : null, findDetail };
}
