import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MatchmakingController } from './matchmaking/matchmaking.controller.js';
import { MatchmakingService } from './matchmaking/matchmaking.service.js';
import { MeetingPartyController } from './parties/meeting-party.controller.js';
import { MeetingParty, MeetingPartySlot, MeetingWish } from './model/meeting-party.entity.js';
import { MeetingPartyService } from './parties/meeting-party.service.js';
import { MeetingProgrammeController } from './programme/meeting-programme.controller.js';
import { MeetingProgramme, MeetingSlot } from './model/meeting-programme.entity.js';
import { MeetingProgrammeService } from './programme/meeting-programme.service.js';
import { MeetingController } from './meeting.controller.js';
import { Meeting } from './model/meeting.entity.js';
import { CompaniesModule } from '../../companies/companies.module.js';
import { MergeRelationRegistry } from '../../companies/merge/merge-relations.registry.js';
import { MEETING_MERGE_RELATIONS } from './meeting-merge.registry.js';
import { MeetingService } from './meeting.service.js';

/** B2B meetings at any activity: tables and slots, parties and wishes, the schedule, and the outcomes. */
@Module({
  imports: [
    CompaniesModule,
    TypeOrmModule.forFeature([MeetingProgramme, MeetingSlot, MeetingParty, MeetingPartySlot, MeetingWish, Meeting]),
  ],
  controllers: [MeetingProgrammeController, MeetingPartyController, MeetingController, MatchmakingController],
  providers: [MeetingProgrammeService, MeetingPartyService, MeetingService, MatchmakingService],
  exports: [MeetingProgrammeService, MeetingPartyService, MeetingService, MatchmakingService],
})
export class MeetingsModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(MEETING_MERGE_RELATIONS);
  }
}
