import type { FormDraft } from './use-form-draft';

interface Change {
  isPending: boolean;
  reset: () => void;
}

/**
 * Tells whether a colleague has saved fields that the user has changed too, so that nothing is overwritten unseen, and
 * returns the ways to go on.
 * @param fields the names of the fields of the form
 */
export function useFormConflict<V extends object>(
  draft: FormDraft<V> | null,
  fields: readonly (keyof V & string)[],
  change: Change,
) {
  return {
    /** The own change may be announced before its response, and must not look like that of a colleague. */
    isConflict: !change.isPending && fields.some((field) => draft?.describeTheirs(field) !== undefined),
    /** Keeps the values of the user, who has seen what a colleague has saved. */
    keep: () => {
      change.reset();
      draft?.keepMine();
    },
    /** Takes what the colleague has saved. */
    take: () => {
      change.reset();
      draft?.discard();
    },
  };
}
