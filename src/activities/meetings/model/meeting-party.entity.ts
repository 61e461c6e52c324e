import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Company } from '../../../companies/model/company.entity.js';
import { Contact } from '../../../companies/model/contact.entity.js';
import { RecordEntity } from '../../../database/records/record.entity.js';
import type { RecordKind } from '../../../database/records/record.store.js';
import { Activity } from '../../activity.entity.js';
import { MeetingSlot } from './meeting-programme.entity.js';
import type { Side } from './meeting.constants.js';

/** A party to the meetings of an activity, on one of the two sides. */
@Entity('meeting_party')
@Unique(['activityId', 'id', 'side'])
@Index('meeting_party_contact_uq', ['activityId', 'contactId'], { unique: true, where: 'archived_at IS NULL' })
@Index('meeting_party_company_id_idx', ['companyId'])
@Index('meeting_party_contact_id_idx', ['contactId'])
export class MeetingParty extends RecordEntity {
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  @Column('text')
  side: Side;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @Column('text', { nullable: true })
  name: string | null;

  /** Whether the party is available in every slot. */
  @Column('boolean', { default: true })
  alwaysAvailable: boolean;

  @Column('integer', { nullable: true })
  maxMeetings: number | null;

  @Column('text', { nullable: true })
  notes: string | null;
}

/** A slot in which a party is available that is not available in every slot. */
@Entity('meeting_party_slot')
@ForeignKey(() => MeetingSlot, ['activityId', 'slotId'], ['activityId', 'id'])
@Index('meeting_party_slot_slot_id_idx', ['slotId'])
export class MeetingPartySlot {
  @Column('uuid')
  activityId: string;

  @ForeignKey(() => MeetingParty)
  @PrimaryColumn('uuid')
  partyId: string;

  @PrimaryColumn('uuid')
  slotId: string;
}

/** A party that this party wishes to meet or avoids. */
@Entity('meeting_wish')
@ForeignKey(() => MeetingParty, ['activityId', 'partyId', 'partySide'], ['activityId', 'id', 'side'])
@ForeignKey(() => MeetingParty, ['activityId', 'wantedId', 'wantedSide'], ['activityId', 'id', 'side'])
@Index('meeting_wish_wanted_id_idx', ['wantedId'])
export class MeetingWish {
  @Column('uuid')
  activityId: string;

  @PrimaryColumn('uuid')
  partyId: string;

  @Column('text')
  partySide: Side;

  @PrimaryColumn('uuid')
  wantedId: string;

  @Column('text')
  wantedSide: Side;

  /** 1 is the highest priority; null for a party to avoid. */
  @Column('integer', { nullable: true })
  priority: number | null;
}

/** Parties, as records. */
export const MEETING_PARTY: RecordKind<MeetingParty> = { entity: MeetingParty, name: 'meeting_party' };
