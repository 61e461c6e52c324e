/** One field of a change. */
export class FieldChangeView {
  /** The value before; null where there was none. */
  before: unknown;
  /** The value after; null where there is none any more. */
  after: unknown;
}

/** A line of the audit trail: who did what to which record. */
export class AuditEntryView {
  id: string;
  at: Date;
  /** @example "user" */
  actorKind: 'user' | 'key' | 'system';
  /** Null for the system. */
  actorId: string | null;
  /** @example "Stefan Raes" */
  actorName: string;
  /** @example "updated" */
  action: string;
  /** @example "company" */
  entityType: string;
  entityId: string;
  /** By field; secrets say only that they changed. */
  changes: Record<string, FieldChangeView>;
  /** The `X-Request-Id` of the request; null for the command line and the demo. */
  requestId: string | null;
}
