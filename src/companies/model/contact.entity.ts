import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { Company } from './company.entity.js';

/** A person. The full name is stored as typed and never split. */
@Entity('contact')
@Index('contact_email_uq', ['email'], { unique: true, where: 'archived_at IS NULL' })
@Index('contact_full_name_idx', ['fullName', 'id'])
@Index('contact_native_name_idx', ['nativeName', 'id'])
@Index('contact_job_title_idx', ['jobTitle', 'id'])
@Index('contact_phone_idx', ['phone', 'id'])
@Index('contact_wechat_id_idx', ['wechatId', 'id'])
@Index('contact_may_be_mailed_idx', ['mayBeMailed', 'id'])
@Index('contact_suppressed_idx', ['suppressed', 'id'])
@Index('contact_company_id_idx', ['companyId', 'id'])
@Index('contact_created_at_idx', ['createdAt', 'id'])
@Index('contact_updated_at_idx', ['updatedAt', 'id'])
@Index('contact_merged_into_id_idx', ['mergedIntoId'])
@Index('contact_keep_until_idx', ['keepUntil', 'id'])
export class Contact extends RecordEntity {
  @Column('text')
  fullName: string;

  @Column('text', { nullable: true })
  nativeName: string | null;

  @Column('text', { nullable: true })
  givenName: string | null;

  @Column('text', { nullable: true })
  familyName: string | null;

  /** The main employer; other employers are affiliations. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @Column('text', { nullable: true })
  jobTitle: string | null;

  /** Normalised address: trimmed, NFC, lower case. */
  @Column('text', { nullable: true })
  email: string | null;

  /** Phone number in E.164. */
  @Column('text', { nullable: true })
  phone: string | null;

  /** BCP 47 tags. */
  @Column('text', { array: true, default: '{}' })
  languages: string[];

  @Column('text', { nullable: true })
  wechatId: string | null;

  @Column('text', { nullable: true })
  linkedinUrl: string | null;

  @Column('text', { array: true, default: '{}' })
  tags: string[];

  /** Pinyin of the native name, or else of a full name typed in Chinese, without tones and spaces. */
  @Column('text', { nullable: true })
  pinyin: string | null;

  @Column('text', { nullable: true })
  pinyinInitials: string | null;

  /** Whether the latest statement on marketing is an opt-in. The database derives it from the consents. */
  @Column({ type: 'boolean', default: false, insert: false, update: false })
  mayBeMailed: boolean;

  /**
   * Whether somebody with the address has objected to mails, or was erased. It is set when the address is written, and when
   * an address is suppressed. The contact may not be mailed then.
   */
  @Column('boolean', { default: false })
  suppressed: boolean;

  /** The last day for which a manager keeps the contact although its term is over. */
  @Column('date', { nullable: true })
  keepUntil: string | null;

  /** The contact this one was merged into. This one is then archived and redirects to it. */
  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  mergedIntoId: string | null;

  /** The time since which the person is erased. The contact is archived and names nobody then. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  erasedAt: Date | null;
}

/** Contacts as a kind of record for the record store. */
export const CONTACT = { entity: Contact, name: 'contact' } as const satisfies RecordKind<Contact>;

declareConstraints({
  contact_email_uq: {
    code: 'contact.duplicate_email',
    detail: 'email must be unique; a contact with this e-mail address exists already.',
    pointer: '/email',
  },
  contact_company_id_fk: {
    code: 'company.unknown',
    detail: 'companyId must name an existing company.',
    pointer: '/companyId',
  },
  contact_keep_until_ck: {
    code: 'contact.keep_until',
    detail: 'keepUntil must be at most 24 months ahead.',
    pointer: '/keepUntil',
  },
});

/** Another company that a person works for, in addition to the main employer. */
@Entity('contact_affiliation')
@Index('contact_affiliation_company_id_idx', ['companyId'])
export class ContactAffiliation {
  @ForeignKey(() => Contact)
  @PrimaryColumn('uuid')
  contactId: string;

  @ForeignKey(() => Company)
  @PrimaryColumn('uuid')
  companyId: string;

  @Column('text', { nullable: true })
  jobTitle: string | null;
}
