import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../identity/model/user.entity.js';
import { PrivacyRequest } from '../requests/privacy-request.entity.js';
import type { ErasureReason } from './erasure.constants.js';
import type { ErasureCountView, ErasureDecisionView, ErasureKeepView } from './erasure.view.js';

/** An erasure that was carried out. It has ids and hashes only, so that it can be repeated after the restore of a backup. */
@Entity('privacy_erasure')
@Index('privacy_erasure_at_idx', ['at', 'id'])
@Index('privacy_erasure_by_idx', ['by'])
@Index('privacy_erasure_contact_id_idx', ['contactId'])
@Index('privacy_erasure_request_id_idx', ['requestId'])
@Index('privacy_erasure_unwritten_idx', ['id'], { where: 'written_at IS NULL' })
export class Erasure {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  /** The colleague; null for a command. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  by: string | null;

  /** The contact; null for somebody who was none. An entry names it also where a restored backup has no such contact. */
  @Column('uuid', { nullable: true })
  contactId: string | null;

  /** The key of the person: the id of the contact, or of the record by which somebody without a contact was known. */
  @Column('text')
  key: string;

  /** The keys of all contacts and registrations of the person, which an older backup may know apart. */
  @Column('text', { array: true, default: '{}' })
  keys: string[];

  @ForeignKey(() => PrivacyRequest)
  @Column('uuid', { nullable: true })
  requestId: string | null;

  /** Null if the request is the reason. */
  @Column('text', { nullable: true })
  reason: ErasureReason | null;

  /** The keyed hashes of the addresses, each with the id of its key: `<id>:<hash>`. */
  @Column('text', { array: true, default: '{}' })
  emailHashes: string[];

  @Column('jsonb')
  counts: ErasureCountView[];

  @Column('jsonb')
  keeps: ErasureKeepView[];

  /** The decisions about mentions: ids only. */
  @Column('jsonb')
  decisions: ErasureDecisionView[];

  /** The time when the entry was appended to the file of erasures. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  writtenAt: Date | null;
}
