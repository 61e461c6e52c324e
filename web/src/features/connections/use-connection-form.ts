import { useFormConflict } from '../../shared/forms/use-form-conflict';
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
  return { draft, update, ...useFormConflict(draft, Object.keys(current) as (keyof V & string)[], update) };
}
