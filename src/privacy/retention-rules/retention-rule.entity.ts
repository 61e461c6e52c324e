import { Column, Entity, Unique } from 'typeorm';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import type { RetentionKind } from './retention-rule.constants.js';

/** For how many months a kind of data is kept. Each kind has one row, which a migration creates. */
@Entity('privacy_retention_rule')
@Unique('privacy_retention_rule_kind_uq', ['kind'])
export class RetentionRule extends RecordEntity {
  @Column('text')
  kind: RetentionKind;

  @Column('integer')
  months: number;

  /** Whether data that are due can be erased. */
  @Column('boolean')
  enabled: boolean;
}

/** Retention rules, as records. */
export const RETENTION_RULE: RecordKind<RetentionRule> = { entity: RetentionRule, name: 'retention_rule' };
