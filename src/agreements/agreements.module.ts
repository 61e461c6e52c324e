import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementBulkUpdateController, AgreementController } from './agreements/agreement.controller.js';
import { Agreement } from './agreements/agreement.entity.js';
import { AgreementExpiryJob } from './agreements/agreement-expiry.job.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { AGREEMENT_MERGE_RELATIONS } from './agreements/agreement-merge.registry.js';
import { AgreementParty, AgreementSignatory } from './agreements/agreement-people.entity.js';
import { AgreementService } from './agreements/agreement.service.js';
import { CommitmentOverviewController } from './commitments/commitment-overview.controller.js';
import { CommitmentController } from './commitments/commitment.controller.js';
import { Commitment } from './commitments/commitment.entity.js';
import { CommitmentService } from './commitments/commitment.service.js';

/** Agreements with other organisations and the commitments made under them. */
@Module({
  imports: [CompaniesModule, TypeOrmModule.forFeature([Agreement, AgreementParty, AgreementSignatory, Commitment])],
  controllers: [AgreementBulkUpdateController, AgreementController, CommitmentController, CommitmentOverviewController],
  providers: [AgreementService, AgreementExpiryJob, CommitmentService],
  exports: [AgreementService, CommitmentService],
})
export class AgreementsModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(AGREEMENT_MERGE_RELATIONS);
  }
}
