import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { DelegationHost } from './delegation-host.entity.js';
import { DelegationParticipant } from './participant.entity.js';
import { TravelDetail } from './travel-detail.entity.js';

/** Delegations, who takes part in them, and what only a few may know of those. */
@Module({
  imports: [ActivitiesModule, TypeOrmModule.forFeature([DelegationHost, DelegationParticipant, TravelDetail])],
})
export class DelegationsModule {}
