import { ApiProperty } from '@nestjs/swagger';

/** The values of one field before and after a change. */
export class FieldChangeView {
  /** The value before the change; null if there was none. */
  before: unknown;
  /** The value after the change; null if there is none any more. */
  after: unknown;
}

/** An entry of the audit trail: the actor, the action and the record. */
export class AuditEntryView {
  id: string;
  at: Date;
  /** @example "user" */
  actorKind: 'user' | 'key' | 'system' | 'door';
  /** The id of the user, of the API key or of the door link; null for the system. */
  actorId: string | null;
  /** @example "Stefan Raes" */
  actorName: string;
  /** @example "updated" */
  action: string;
  /** @example "company" */
  entityType: string;
  entityId: string;
  /**
   * The present name or title of the record, with its reference; null where records of the type have none.
   * @example "Lumenova Lighting"
   */
  @ApiProperty({ type: String, nullable: true })
  entityName: string | null;
  /** The changes by field. For secrets, the entry only says that they changed. */
  changes: Record<string, FieldChangeView>;
  /** The `X-Request-Id` of the request; null for the command line and the demo data. */
  requestId: string | null;
  /** The import whose row caused the change; null for other changes. */
  importId: string | null;
  /**
   * The number of that row in the sheet.
   * @example 17
   */
  importRow: number | null;
}
