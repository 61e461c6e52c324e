import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { DelegationController } from './delegation.controller.js';
import { DelegationHost } from './delegation-host.entity.js';
import './delegation.merge.js';
import { DelegationsService } from './delegation.service.js';
import { ParticipantController } from './participant.controller.js';
import { DelegationParticipant } from './participant.entity.js';
import { ParticipantReader } from './participant.reads.js';
import { ParticipantsService } from './participant.service.js';
import { TravelDetailController } from './travel-detail.controller.js';
import { TravelDetail } from './travel-detail.entity.js';
import { TravelDetailExportsService } from './travel-detail.export.js';
import { TravelDetailRemovalService } from './travel-detail.removal.js';
import { TravelDetailsService } from './travel-detail.service.js';

/** Delegations, their participants, and the travel details of the participants, which only some users may read. */
@Module({
  imports: [ActivitiesModule, TypeOrmModule.forFeature([DelegationHost, DelegationParticipant, TravelDetail])],
  controllers: [DelegationController, ParticipantController, TravelDetailController],
  providers: [
    DelegationsService,
    ParticipantsService,
    ParticipantReader,
    TravelDetailsService,
    TravelDetailExportsService,
    TravelDetailRemovalService,
  ],
  exports: [DelegationsService, ParticipantsService, TravelDetailsService],
})
export class DelegationsModule {}
