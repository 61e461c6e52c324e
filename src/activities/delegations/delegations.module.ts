import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { DelegationBulkUpdateController, DelegationController } from './delegation.controller.js';
import { DelegationHost } from './model/delegation-host.entity.js';
import { CompaniesModule } from '../../companies/companies.module.js';
import { MergeRelationRegistry } from '../../companies/merge/merge-relations.registry.js';
import { buildDelegationMergeRelations } from './delegation-merge.registry.js';
import { DelegationService } from './delegation.service.js';
import { ParticipantController } from './participants/participant.controller.js';
import { DelegationParticipant } from './model/participant.entity.js';
import { ParticipantService } from './participants/participant.service.js';
import { TravelDetailController } from './travel-details/travel-detail.controller.js';
import { TravelDetail } from './model/travel-detail.entity.js';
import { TravelDetailCipher } from './model/travel-detail.cipher.js';
import { TravelDetailEncryptionJob } from './travel-details/travel-detail-encryption.job.js';
import { TravelDetailExportService } from './travel-details/travel-detail-export.service.js';
import { TravelDetailRemovalJob } from './travel-details/travel-detail-removal.job.js';
import { TravelDetailService } from './travel-details/travel-detail.service.js';

/** Delegations, their participants, and the travel details of the participants, which only some users may read. */
@Module({
  imports: [
    CompaniesModule,
    ActivitiesModule,
    TypeOrmModule.forFeature([DelegationHost, DelegationParticipant, TravelDetail]),
  ],
  controllers: [DelegationBulkUpdateController, DelegationController, ParticipantController, TravelDetailController],
  providers: [
    DelegationService,
    ParticipantService,
    TravelDetailService,
    TravelDetailExportService,
    TravelDetailRemovalJob,
    TravelDetailEncryptionJob,
    TravelDetailCipher,
  ],
  exports: [DelegationService, ParticipantService, TravelDetailService],
})
export class DelegationsModule implements OnModuleInit {
  constructor(
    private readonly mergeRelations: MergeRelationRegistry,
    private readonly cipher: TravelDetailCipher,
  ) {}

  onModuleInit(): void {
    this.mergeRelations.register(buildDelegationMergeRelations(this.cipher));
  }
}
