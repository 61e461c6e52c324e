/** A change of a record that the client may see, or the request to read records again. */
export class LiveUpdateView {
  /**
   * The kind of change. `hidden`: the client may no longer see the record. `resync`: changes are not sent one by one; read
   * again what you show of the entity, or everything if `entity` is null.
   * @example "updated"
   */
  type: 'created' | 'updated' | 'archived' | 'restored' | 'hidden' | 'resync';
  /**
   * The kind of record, as in the audit trail; `notification` if the caller's own notifications have changed.
   * @example "lead"
   */
  entity: string | null;
  /**
   * The id of the record; null for `resync`.
   * @example "0199aa00-0000-7000-8000-000000000021"
   */
  id: string | null;
  /**
   * The version of the record after the change; null if it is not known.
   * @example 4
   */
  version: number | null;
}
