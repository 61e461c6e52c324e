import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One entry of the audit trail: the actor, the action, the record and the changed fields. The table is append-only; a
 * trigger rejects updates and deletes.
 */
@Entity('audit_entry')
@Index('audit_entry_at_idx', ['at', 'id'])
@Index('audit_entry_entity_idx', ['entityId', 'at', 'id'])
@Index('audit_entry_entity_type_idx', ['entityType', 'at', 'id'])
@Index('audit_entry_actor_idx', ['actorId', 'at', 'id'])
@Index('audit_entry_action_idx', ['action', 'at', 'id'])
@Index('audit_entry_request_id_idx', ['requestId', 'at', 'id'])
@Index('audit_entry_import_id_idx', ['importId', 'at', 'id'], { where: 'import_id IS NOT NULL' })
export class AuditEntry {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column('text')
  actorKind: string;

  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('text')
  actorName: string;

  @Column('text')
  action: string;

  @Column('text')
  entityType: string;

  @Column('uuid')
  entityId: string;

  /** The lead of the record, so that the entries of a confidential lead are hidden too. */
  @Column('uuid', { nullable: true })
  leadId: string | null;

  /**
   * The other lead where a record was moved from one lead to another. Only readers who may see both leads see the
   * entry.
   */
  @Column('uuid', { nullable: true })
  otherLeadId: string | null;

  /** `{ field: { before, after } }`. */
  @Column('jsonb')
  changes: Record<string, { before: unknown; after: unknown }>;

  @Column('text', { nullable: true })
  requestId: string | null;

  /** The import whose row caused the change. */
  @Column('uuid', { nullable: true })
  importId: string | null;

  /** The number of the row in the sheet. */
  @Column('integer', { nullable: true })
  importRow: number | null;
}
