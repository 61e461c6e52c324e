import type { FormState } from '../../../shared/forms/record-form';
import type { PageDraft } from './page-draft.rules';

/**
 * Returns a function that finds what is wrong with a part of a field, by the rest of its JSON pointer. Nothing is wrong any
 * more once the field has been changed, because its rows may be others then.
 */
export function useRowErrors({ field, findDetail }: Pick<FormState<PageDraft>, 'field' | 'findDetail'>) {
  return (name: keyof PageDraft, rest: string): string | null =>
    field(name).error === null ? null : findDetail(`/${name}${rest}`);
}
