import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { type Import, useUpdateImport } from '../imports.api';
import { buildChanges, type MappingDraft, startMapping } from './mapping-draft.rules';
import { buildMeaningChanges } from './word-meanings.rules';

/** The state of the form of the settings, and what changes it. */
export type MappingForm = ReturnType<typeof useMappingForm>;

/**
 * Returns the state of the form of the settings. Changes are kept on the device together with the settings from which
 * they began, so that changes of a colleague are not overwritten unseen.
 */
export function useMappingForm(found: Import) {
  const stored = startMapping(found);
  const draft = useFormDraft(`import ${found.id}`, { settings: stored });
  const { mutate, isPending, error, reset, variables } = useUpdateImport(found.id);
  const hasAppliedSaved = variables?.mappingId !== undefined;
  // A draft of an earlier version of the application may lack settings.
  const values = { ...stored, ...draft?.values.settings };
  const send = (changes: Parameters<typeof mutate>[0], onSaved: (changed: Import) => void) =>
    mutate(changes, {
      onSuccess: (changed) => {
        draft?.discard();
        onSaved(changed);
      },
    });
  return {
    /** Whether the draft has been read. */
    isReady: draft !== null,
    values,
    stored,
    isDirty: draft?.isChanged() === true,
    isRestored: draft?.isRestored === true,
    isConflict: !isPending && draft?.describeTheirs('settings') !== undefined,
    isPending,
    /** Whether a saved mapping is being applied. */
    isApplying: isPending && hasAppliedSaved,
    error: hasAppliedSaved ? null : error,
    /** The problem of applying a saved mapping. */
    applyError: hasAppliedSaved ? error : null,
    change: (part: Partial<MappingDraft>) => {
      reset();
      draft?.change({ settings: { ...values, ...part } });
    },
    discard: () => {
      reset();
      draft?.discard();
    },
    /** Keeps the settings of the user, who has seen what a colleague has saved. */
    keep: () => {
      reset();
      draft?.keepMine();
    },
    /** Replaces the settings, those of the user included, by those of a saved mapping. */
    apply: (mappingId: string, onApplied: (changed: Import) => void) =>
      send({ mappingId, version: found.version }, onApplied),
    save: (onSaved: () => void) =>
      send({ ...buildChanges(values), ...buildMeaningChanges(values, found), version: found.version }, onSaved),
  };
}
