import { useFormDraft } from '../../shared/forms/use-form-draft';
import { type Connection, useUpdateConnection } from './connections.api';

/**
 * Returns the draft of a form that changes a part of a connection, and the request that sends it. Changes that a colleague
 * has saved meanwhile in the same fields are not overwritten unseen; those of other parts do not matter.
 * @param current the values of the form as they are now
 */
export function useConnectionForm<V extends object>(name: string, connection: Connection, current: V) {
  const draft = useFormDraft(`${name} ${connection.id}`, current);
  const update = useUpdateConnection(connection);
  const fields = Object.keys(current) as (keyof V & string)[];
  return {
    draft,
    update,
    /** The own change may be announced before its response, and must not look like that of a colleague. */
    isConflict: !update.isPending && fields.some((field) => draft?.describeTheirs(field) !== undefined),
    /** Keeps the values of the user, who has seen what a colleague has saved. */
    keep: () => {
      update.reset();
      draft?.keepMine();
    },
    /** Takes what the colleague has saved. */
    take: () => {
      update.reset();
      draft?.discard();
    },
  };
}
