import { useRef } from 'react';
import { ProblemError } from '../api/api.errors';
import { useFocusInvalid } from './use-focus-invalid';

/** Returns what is wrong with the fields of a form, and with the form as a whole. The focus goes to the first wrong field. */
export function useFormProblem(error: Error | null, pointers: readonly string[]) {
  const form = useRef<HTMLFormElement>(null);
  const problem = error instanceof ProblemError ? error : null;
  const findDetail = (pointer: string) => problem?.findFieldDetail(pointer) ?? null;
  const isShownAtField = pointers.some((pointer) => findDetail(pointer) !== null);
  useFocusInvalid(form, error);
  return { form, general: error && !isShownAtField ? error.message : null, findDetail };
}
