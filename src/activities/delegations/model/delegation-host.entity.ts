import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from '../../../companies/model/company.entity.js';
import { Activity } from '../../activity.entity.js';

/** An organisation that receives a delegation. */
@Entity('delegation_host')
@Index('delegation_host_company_id_idx', ['companyId'])
export class DelegationHost {
  @ForeignKey(() => Activity)
  @PrimaryColumn('uuid')
  activityId: string;

  @ForeignKey(() => Company)
  @PrimaryColumn('uuid')
  companyId: string;
}
