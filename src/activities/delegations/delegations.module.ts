import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { DelegationController } from './delegation.controller.js';
import { DelegationHost } from './delegation-host.entity.js';
import './delegation.merge.js';
import { Delegations } from './delegation.service.js';
import { ParticipantController } from './participant.controller.js';
import { DelegationParticipant } from './participant.entity.js';
import { ParticipantReads } from './participant.reads.js';
import { Participants } from './participant.service.js';
import { TravelDetailController } from './travel-detail.controller.js';
import { TravelDetail } from './travel-detail.entity.js';
import { TravelDetailExports } from './travel-detail.export.js';
import { TravelDetailRemoval } from './travel-detail.removal.js';
import { TravelDetails } from './travel-detail.service.js';

/** Delegations, their participants, and the travel details of the participants, which only some users may read. */
@Module({
  imports: [ActivitiesModule, TypeOrmModule.forFeature([DelegationHost, DelegationParticipant, TravelDetail])],
  controllers: [DelegationController, ParticipantController, TravelDetailController],
  providers: [Delegations, Participants, ParticipantReads, TravelDetails, TravelDetailExports, TravelDetailRemoval],
  exports: [Delegations, Participants, TravelDetails],
})
export class DelegationsModule {}
