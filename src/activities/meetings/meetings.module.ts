import { Module } from '@nestjs/common';
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
import './meeting-merge.registry.js';
import { MeetingService } from './meeting.service.js';

/** B2B meetings at any activity: tables and slots, parties and wishes, the schedule, and the outcomes. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MeetingProgramme, MeetingSlot, MeetingParty, MeetingPartySlot, MeetingWish, Meeting]),
  ],
  controllers: [MeetingProgrammeController, MeetingPartyController, MeetingController, MatchmakingController],
  providers: [MeetingProgrammeService, MeetingPartyService, MeetingService, MatchmakingService],
  exports: [MeetingProgrammeService, MeetingPartyService, MeetingService, MatchmakingService],
})
export class MeetingsModule {}
