import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementController } from './agreement.controller.js';
import { Agreement } from './agreement.entity.js';
import { AgreementExpiryService } from './agreement.expiry.js';
import './agreement.merge.js';
import { AgreementParty, AgreementSignatory } from './agreement-people.entity.js';
import { AgreementsService } from './agreement.service.js';
import { CommitmentOverviewController } from './commitment-overview.controller.js';
import { CommitmentController } from './commitment.controller.js';
import { Commitment } from './commitment.entity.js';
import { CommitmentsService } from './commitment.service.js';

/** Agreements with other organisations and the commitments made under them. */
@Module({
  imports: [TypeOrmModule.forFeature([Agreement, AgreementParty, AgreementSignatory, Commitment])],
  controllers: [AgreementController, CommitmentController, CommitmentOverviewController],
  providers: [AgreementsService, AgreementExpiryService, CommitmentsService],
  exports: [AgreementsService, CommitmentsService],
})
export class AgreementsModule {}
