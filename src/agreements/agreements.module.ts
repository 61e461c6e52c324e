import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementController } from './agreement.controller.js';
import { Agreement } from './agreement.entity.js';
import { AgreementExpiry } from './agreement.expiry.js';
import './agreement.merge.js';
import { AgreementParty, AgreementSignatory } from './agreement-people.entity.js';
import { Agreements } from './agreement.service.js';
import { CommitmentOverviewController } from './commitment-overview.controller.js';
import { CommitmentController } from './commitment.controller.js';
import { Commitment } from './commitment.entity.js';
import { Commitments } from './commitment.service.js';

/** Agreements with other organisations and the commitments made under them. */
@Module({
  imports: [TypeOrmModule.forFeature([Agreement, AgreementParty, AgreementSignatory, Commitment])],
  controllers: [AgreementController, CommitmentController, CommitmentOverviewController],
  providers: [Agreements, AgreementExpiry, Commitments],
  exports: [Agreements, Commitments],
})
export class AgreementsModule {}
