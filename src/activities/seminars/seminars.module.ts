import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { CheckInController } from './check-in.controller.js';
import { CheckIns } from './check-in.service.js';
import { NoShows } from './no-shows.service.js';
import { RegistrationController } from './registration.controller.js';
import { RegistrationDesk } from './registration.desk.service.js';
import { Registration } from './registration.entity.js';
import { Registrations } from './registration.service.js';
import './seminar.merge.js';
import { RegistrationLocks } from './registration.turns.js';
import { SeatFollowerRegistry } from './seat-follower.registry.js';
import { SeminarController } from './seminar.controller.js';
import { Seminars } from './seminar.service.js';
import { SessionController } from './session.controller.js';
import { SeminarSession, SessionSpeaker } from './session.entity.js';
import { Sessions } from './session.service.js';

/** Seminars with their sessions and speakers, registrations, waiting lists and check-ins. */
@Module({
  imports: [ActivitiesModule, TypeOrmModule.forFeature([Registration, SeminarSession, SessionSpeaker])],
  controllers: [SeminarController, SessionController, RegistrationController, CheckInController],
  providers: [
    Seminars,
    Sessions,
    Registrations,
    RegistrationDesk,
    RegistrationLocks,
    CheckIns,
    NoShows,
    SeatFollowerRegistry,
  ],
  exports: [Seminars, Sessions, Registrations, RegistrationDesk, CheckIns, SeatFollowerRegistry],
})
export class SeminarsModule {}
