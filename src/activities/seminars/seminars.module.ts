import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { CheckInController } from './check-in.controller.js';
import { CheckInsService } from './check-in.service.js';
import { NoShowsService } from './no-shows.service.js';
import { RegistrationController } from './registration.controller.js';
import { SeminarRegistrationsService } from './registration.desk.service.js';
import { Registration } from './registration.entity.js';
import { RegistrationsService } from './registration.service.js';
import './seminar.merge.js';
import { RegistrationLocksService } from './registration.turns.js';
import { SeatFollowerRegistry } from './seat-follower.registry.js';
import { SeminarController } from './seminar.controller.js';
import { SeminarsService } from './seminar.service.js';
import { SessionController } from './session.controller.js';
import { SeminarSession, SessionSpeaker } from './session.entity.js';
import { SessionsService } from './session.service.js';

/** Seminars with their sessions and speakers, registrations, waiting lists and check-ins. */
@Module({
  imports: [ActivitiesModule, TypeOrmModule.forFeature([Registration, SeminarSession, SessionSpeaker])],
  controllers: [SeminarController, SessionController, RegistrationController, CheckInController],
  providers: [
    SeminarsService,
    SessionsService,
    RegistrationsService,
    SeminarRegistrationsService,
    RegistrationLocksService,
    CheckInsService,
    NoShowsService,
    SeatFollowerRegistry,
  ],
  exports: [
    SeminarsService,
    SessionsService,
    RegistrationsService,
    SeminarRegistrationsService,
    CheckInsService,
    SeatFollowerRegistry,
  ],
})
export class SeminarsModule {}
