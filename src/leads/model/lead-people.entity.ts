import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Contact } from '../../companies/model/contact.entity.js';
import { User } from '../../identity/model/user.entity.js';
import { Lead } from './lead.entity.js';

/** A contact person of the investor on a lead. */
@Entity('lead_contact')
@Index('lead_contact_contact_id_idx', ['contactId'])
export class LeadContact {
  @ForeignKey(() => Lead)
  @PrimaryColumn('uuid')
  leadId: string;

  @ForeignKey(() => Contact)
  @PrimaryColumn('uuid')
  contactId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  addedAt: Date;

  @Column('uuid', { nullable: true })
  addedBy: string | null;
}

/** A colleague on the team of a lead, in addition to the owner and the project manager. */
@Entity('lead_team')
@Index('lead_team_user_id_idx', ['userId'])
export class LeadTeamMember {
  @ForeignKey(() => Lead)
  @PrimaryColumn('uuid')
  leadId: string;

  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  userId: string;
}
