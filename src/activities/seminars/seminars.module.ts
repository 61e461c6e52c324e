import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { CheckInController } from './registrations/check-in.controller.js';
import { CheckInService } from './registrations/check-in.service.js';
import { NoShowsHandler } from './registrations/no-shows.handler.js';
import { RegistrationController } from './registrations/seminar-registration.controller.js';
import { SeminarRegistrationService } from './registrations/seminar-registration.service.js';
import { Registration } from './model/seminar-registration.entity.js';
import { SeminarRegistrationStore } from './registrations/seminar-registration.store.js';
import { CompaniesModule } from '../../companies/companies.module.js';
import { MergeRelationRegistry } from '../../companies/merge/merge-relations.registry.js';
import { SEMINAR_MERGE_RELATIONS } from './seminar-merge.registry.js';
import { SeatRequestRunner } from './registrations/seat-request.runner.js';
import { SeatFollowerRegistry } from './registrations/seat-follower.registry.js';
import { SeminarController } from './seminar.controller.js';
import { SeminarService } from './seminar.service.js';
import { SessionController } from './sessions/session.controller.js';
import { SeminarSession, SessionSpeaker } from './model/session.entity.js';
import { SessionService } from './sessions/session.service.js';

/** Seminars with their sessions and speakers, registrations, waiting lists and check-ins. */
@Module({
  imports: [
    CompaniesModule,
    ActivitiesModule,
    TypeOrmModule.forFeature([Registration, SeminarSession, SessionSpeaker]),
  ],
  controllers: [SeminarController, SessionController, RegistrationController, CheckInController],
  providers: [
    SeminarService,
    SessionService,
    SeminarRegistrationStore,
    SeminarRegistrationService,
    SeatRequestRunner,
    CheckInService,
    NoShowsHandler,
    SeatFollowerRegistry,
  ],
  exports: [
    SeminarService,
    SessionService,
    SeminarRegistrationStore,
    SeminarRegistrationService,
    CheckInService,
    SeatFollowerRegistry,
  ],
})
export class SeminarsModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(SEMINAR_MERGE_RELATIONS);
  }
}
