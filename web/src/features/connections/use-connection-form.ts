import { hashKey } from '@tanstack/react-query';
import { useDraft } from '../../shared/drafts/use-draft';
import { type Connection, type UpdateConnection, useUpdateConnection } from './connections.api';

interface ConnectionDraft<Stored, Values> {
  /** The values of the user; null until the first change. */
  values: Values | null;
  /** The part of the connection that the user began from. */
  base: Stored | null;
}

/** Hashes do not depend on the order of the keys, which differs between responses. */
const isSame = (one: unknown, other: unknown) => hashKey([one]) === hashKey([other]);

/**
 * Returns the state of a form that changes a part of a connection. The draft knows the part that the user began from, also
 * after it was restored, so that what a colleague has saved meanwhile is not overwritten unseen. Changes of other parts do
 * not matter.
 * @param stored the part as it is now
 * @param start makes the values of the form from the part
 */
export function useConnectionForm<Stored, Values>(
  name: string,
  connection: Connection,
  stored: Stored,
  start: (stored: Stored) => Values,
) {
  const draft = useDraft<ConnectionDraft<Stored, Values>>(`${name} ${connection.id}`, { values: null, base: null });
  const { mutate, isPending, error, reset } = useUpdateConnection(connection);
  const changed = draft?.value.values ?? null;
  const startValues = start(stored);
  const discard = () => {
    reset();
    draft?.discard();
  };
  return {
    /** Whether the draft has been read. */
    isReady: draft !== null,
    values: changed ?? startValues,
    isDirty: changed !== null,
    isRestored: changed !== null && draft?.isRestored === true,
    /** The own change may be announced before its response, and must not look like that of a colleague. */
    isConflict: changed !== null && !isPending && !isSame(draft?.value.base, stored) && !isSame(changed, startValues),
    isPending,
    error,
    change: (values: Values) => {
      reset();
      draft?.change(changed === null ? { values, base: stored } : { values });
    },
    discard,
    /** Keeps the values of the user, who has seen what a colleague has saved. */
    keep: () => {
      reset();
      draft?.change({ base: stored });
    },
    save: (body: UpdateConnection, onSaved: (saved: Connection) => void) =>
      mutate(body, {
        onSuccess: (saved) => {
          draft?.discard();
          onSaved(saved);
        },
      }),
  };
}
