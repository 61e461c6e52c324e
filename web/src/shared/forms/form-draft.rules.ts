import type { FormDraft } from './use-form-draft';

/** Returns one draft of the fields of two, of which only the first may be kept on the device. */
export function joinDrafts<A extends object, B extends object>(
  kept: FormDraft<A> | null,
  other: FormDraft<B> | null,
): FormDraft<A & B> | null {
  if (!kept || !other) return null;
  const pick = (part: object, { values }: { values: object }) =>
    Object.fromEntries(Object.entries(part).filter(([field]) => field in values));
  return {
    values: { ...kept.values, ...other.values },
    isRestored: kept.isRestored,
    change: (part) => {
      kept.change(pick(part, kept) as Partial<A>);
      other.change(pick(part, other) as Partial<B>);
    },
    discard: () => {
      kept.discard();
      other.discard();
    },
    isChanged: (...asked) => kept.isChanged(...(asked as never[])) || other.isChanged(...(asked as never[])),
    describeTheirs: (field) => kept.describeTheirs(field as never),
    keepMine: kept.keepMine,
  };
}
