import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { Lead } from '../model/lead.entity.js';
import type { EvidenceKind } from '../pipeline/lead.constants.js';

/** A piece of evidence that an investment is real. */
@Entity('lead_evidence')
@Index('lead_evidence_lead_id_idx', ['leadId', 'createdAt'])
@Index('lead_evidence_created_at_idx', ['createdAt', 'id'])
@Index('lead_evidence_document_id_idx', ['documentId'], { where: 'document_id IS NOT NULL' })
export class LeadEvidence {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Lead)
  @Column('uuid')
  leadId: string;

  @Column('text')
  kind: EvidenceKind;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** The document that is the evidence. Documents are in a layer above. */
  @ForeignKey('document')
  @Column('uuid', { nullable: true })
  documentId: string | null;
}

/** Cumulative jobs and capital expenditure of an investment that have come true by a day. */
@Entity('lead_realisation')
@Unique('lead_realisation_as_of_uq', ['leadId', 'asOf'])
@Index('lead_realisation_created_at_idx', ['createdAt', 'id'])
export class LeadRealisation {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Lead)
  @Column('uuid')
  leadId: string;

  @Column('date')
  asOf: string;

  @Column('integer')
  jobs: number;

  @Column('bigint')
  capexEur: number;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}

declareConstraints({
  lead_realisation_as_of_uq: {
    code: 'lead.duplicate_realisation',
    detail: 'asOf must be a day without a realisation; the lead has figures for this day already.',
    pointer: '/asOf',
  },
});
