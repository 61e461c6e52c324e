import { Column, ForeignKey } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { Agreement } from '../../agreements/agreements/agreement.entity.js';
import { Company } from '../../companies/model/company.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import { Lead } from '../../leads/model/lead.entity.js';

/** A record that is about at most one other record, its subject. */
export abstract class RecordWithSubject extends RecordEntity {
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @ForeignKey(() => Lead)
  @Column('uuid', { nullable: true })
  leadId: string | null;

  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;

  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  agreementId: string | null;
}
