import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { CheckInController } from './registrations/check-in.controller.js';
import { CheckInsService } from './registrations/check-in.service.js';
import { NoShowsService } from './registrations/no-shows.handler.js';
import { RegistrationController } from './registrations/seminar-registration.controller.js';
import { SeminarRegistrationsService } from './registrations/seminar-registration.service.js';
import { Registration } from './model/seminar-registration.entity.js';
import { RegistrationsService } from './registrations/seminar-registration.store.js';
import './seminar-merge.registry.js';
import { RegistrationLocksService } from './registrations/seat-request.runner.js';
import { SeatFollowerRegistry } from './registrations/seat-follower.registry.js';
import { SeminarController } from './seminar.controller.js';
import { SeminarsService } from './seminar.service.js';
import { SessionController } from './sessions/session.controller.js';
import { SeminarSession, SessionSpeaker } from './model/session.entity.js';
import { SessionsService } from './sessions/session.service.js';

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
