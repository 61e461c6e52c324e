import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { SeminarRegistration } from '../../activities/seminars/model/seminar-registration.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import type { NoticeChannel } from './privacy-notice.constants.js';

/** That a person was told that their data are stored, although they came from somebody else (GDPR art. 14). */
@Entity('privacy_notice')
@Unique('privacy_notice_registration_id_uq', ['registrationId'])
@Index('privacy_notice_contact_id_idx', ['contactId'])
export class PrivacyNotice extends RecordEntity {
  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  /** The registration of somebody who is no contact. */
  @ForeignKey(() => SeminarRegistration)
  @Column('uuid', { nullable: true })
  registrationId: string | null;

  @Column('date')
  givenOn: string;

  @Column('text')
  channel: NoticeChannel;
}

/** Notices to persons, as records. */
export const PRIVACY_NOTICE: RecordKind<PrivacyNotice> = { entity: PrivacyNotice, name: 'privacy_notice' };
