import { hashKey } from '@tanstack/react-query';
import { useDraft } from '../../../shared/drafts/use-draft';
import { type Import, useUpdateImport } from '../imports.api';
import { buildChanges, type MappingDraft, startMapping } from './mapping-draft.rules';

interface StoredDraft {
  /** The settings of the user; null until the first change. */
  values: MappingDraft | null;
  /** The settings from which the user began. */
  base: MappingDraft | null;
}

/** The state of the form of the settings, and what changes it. */
export type MappingForm = ReturnType<typeof useMappingForm>;

/** Hashes do not depend on the order of the keys, which differs between responses. */
const isSame = (one: unknown, other: unknown) => hashKey([one]) === hashKey([other]);

/**
 * Returns the state of the form of the settings. Changes are kept on the device together with the settings from which
 * they began, so that changes of a colleague are not overwritten unseen.
 */
export function useMappingForm(found: Import) {
  const draft = useDraft<StoredDraft>(`import ${found.id}`, { values: null, base: null });
  const { mutate, isPending, error, reset, variables } = useUpdateImport(found.id);
  const hasAppliedSaved = variables?.mappingId !== undefined;
  const stored = startMapping(found);
  // A draft of an earlier release has no currencies.
  const changed = draft?.value.values
    ? { ...draft.value.values, currencies: draft.value.values.currencies ?? [] }
    : null;
  const discard = () => {
    reset();
    draft?.discard();
  };
  return {
    /** Whether the draft has been read. */
    isReady: draft !== null,
    values: changed ?? stored,
    stored,
    isDirty: changed !== null && !isSame(changed, stored),
    isRestored: changed !== null && draft?.isRestored === true,
    isConflict: changed !== null && !isPending && !isSame(draft?.value.base, stored) && !isSame(changed, stored),
    isPending,
    /** Whether a saved mapping is being applied. */
    isApplying: isPending && hasAppliedSaved,
    error: hasAppliedSaved ? null : error,
    /** The problem of applying a saved mapping. */
    applyError: hasAppliedSaved ? error : null,
    change: (part: Partial<MappingDraft>) => {
      reset();
      const values = { ...(changed ?? stored), ...part };
      draft?.change(changed === null ? { values, base: stored } : { values });
    },
    discard,
    /** Keeps the settings of the user, who has seen what a colleague has saved. */
    keep: () => {
      reset();
      draft?.change({ base: stored });
    },
    /** Replaces the settings, those of the user included, by those of a saved mapping. */
    apply: (mappingId: string, onApplied: (changed: Import) => void) =>
      mutate(
        { mappingId, version: found.version },
        {
          onSuccess: (changed) => {
            draft?.discard();
            onApplied(changed);
          },
        },
      ),
    save: (onSaved: () => void) =>
      mutate(
        { ...buildChanges(changed ?? stored), version: found.version },
        {
          onSuccess: () => {
            draft?.discard();
            onSaved();
          },
        },
      ),
  };
}
