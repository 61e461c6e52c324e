import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MatchmakingController } from './matchmaking.controller.js';
import { MatchmakingService } from './matchmaking.service.js';
import { MeetingPartyController } from './meeting-party.controller.js';
import { MeetingParty, MeetingPartySlot, MeetingWish } from './meeting-party.entity.js';
import { MeetingPartiesService } from './meeting-party.service.js';
import { MeetingProgrammeController } from './meeting-programme.controller.js';
import { MeetingProgramme, MeetingSlot } from './meeting-programme.entity.js';
import { MeetingProgrammesService } from './meeting-programme.service.js';
import { MeetingController } from './meeting.controller.js';
import { Meeting } from './meeting.entity.js';
import './meeting.merge.js';
import { MeetingsService } from './meeting.service.js';

/** B2B meetings at any activity: tables and slots, parties and wishes, the schedule, and the outcomes. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MeetingProgramme, MeetingSlot, MeetingParty, MeetingPartySlot, MeetingWish, Meeting]),
  ],
  controllers: [MeetingProgrammeController, MeetingPartyController, MeetingController, MatchmakingController],
  providers: [MeetingProgrammesService, MeetingPartiesService, MeetingsService, MatchmakingService],
  exports: [MeetingProgrammesService, MeetingPartiesService, MeetingsService, MatchmakingService],
})
export class MeetingsModule {}
