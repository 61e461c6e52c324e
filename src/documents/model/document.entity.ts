import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { RecordKind } from '../../database/records/record.store.js';
import { Interaction } from '../../interactions/model/interaction.entity.js';
import { RecordWithSubject } from '../../interactions/model/record-with-subject.entity.js';
import type { DocumentKind, ScanState } from './document.constants.js';

/** A document of exactly one subject. Its files are its versions. */
@Entity('document')
@Index('document_company_id_idx', ['companyId', 'createdAt', 'id'])
@Index('document_contact_id_idx', ['contactId', 'createdAt', 'id'])
@Index('document_lead_id_idx', ['leadId', 'createdAt', 'id'])
@Index('document_activity_id_idx', ['activityId', 'createdAt', 'id'])
@Index('document_agreement_id_idx', ['agreementId', 'createdAt', 'id'])
@Index('document_interaction_id_idx', ['interactionId'])
@Index('document_created_at_idx', ['createdAt', 'id'])
@Index('document_updated_at_idx', ['updatedAt', 'id'])
@Index('document_created_by_idx', ['createdBy', 'id'])
export class Document extends RecordWithSubject {
  /** The interaction that brought the document, for example the mail to which it was attached. It is no subject. */
  @ForeignKey(() => Interaction)
  @Column('uuid', { nullable: true })
  interactionId: string | null;

  @Column('text')
  title: string;

  @Column('text', { default: 'other' })
  kind: DocumentKind;

  @Column('text', { array: true, default: '{}' })
  tags: string[];

  @Column('text', { nullable: true })
  note: string | null;

  /** The number of the latest version. */
  @Column('integer', { default: 1 })
  currentVersion: number;
}

/** Documents as a kind of record for the record store. */
export const DOCUMENT: RecordKind<Document> = {
  entity: Document,
  name: 'document',
  getLeadId: (document) => document.leadId,
};

/** A version of a document: the facts about a file. They stay when the bytes are removed. */
@Entity('document_version')
@Unique('document_version_number_uq', ['documentId', 'number'])
@Index('document_version_sha256_idx', ['sha256'])
@Index('document_version_stored_idx', ['size'], { where: 'removed_at IS NULL' })
export class DocumentVersion {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Document)
  @Column('uuid')
  documentId: string;

  /** 1 for the first version. */
  @Column('integer')
  number: number;

  @Column('text')
  fileName: string;

  /** The media type, which was found by the content. */
  @Column('text')
  mediaType: string;

  /** Number of bytes. */
  @Column('bigint')
  size: number;

  /** SHA-256 of the bytes in hexadecimal digits. */
  @Column('text')
  sha256: string;

  @Column('text', { default: 'not_scanned' })
  scanState: ScanState;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  scannedAt: Date | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** The time at which the bytes were removed; null while they are there. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  removedAt: Date | null;

  @Column('uuid', { nullable: true })
  removedBy: string | null;

  @Column('text', { nullable: true })
  removedReason: string | null;
}

/** A part of the bytes of a version. All but the last one have the same length. */
@Entity('document_chunk')
export class DocumentChunk {
  @ForeignKey(() => DocumentVersion)
  @PrimaryColumn('uuid')
  versionId: string;

  /** 0 for the first part. */
  @PrimaryColumn('integer')
  position: number;

  @Column('bytea')
  bytes: Buffer;
}
