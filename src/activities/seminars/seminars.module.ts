import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities.module.js';
import { CheckInController } from './registrations/check-in.controller.js';
import { ManageTokenService } from './registrations/manage-token.service.js';
import { OfferExpiryJob } from './registrations/offer-expiry.job.js';
import { RegistrationLinkRegistry } from './registrations/registration-link.registry.js';
import { SeminarRegistrationController } from './registrations/seminar-registration.controller.js';
import { SeminarRegistrationService } from './registrations/seminar-registration.service.js';
import { SeminarRegistration } from './model/seminar-registration.entity.js';
import { CompaniesModule } from '../../companies/companies.module.js';
import { MergeRelationRegistry } from '../../companies/merge/merge-relations.registry.js';
import { SEMINAR_MERGE_RELATIONS } from './seminar-merge.registry.js';
import { SeatFollowerRegistry } from './registrations/seat-follower.registry.js';
import { SeminarBulkUpdateController, SeminarController } from './seminar.controller.js';
import { SeminarService } from './seminar.service.js';
import { SessionController } from './sessions/session.controller.js';
import { SeminarSession, SessionSpeaker } from './model/session.entity.js';
import { SessionService } from './sessions/session.service.js';

/** Seminars with their sessions and speakers, registrations, waiting lists and check-ins. */
@Module({
  imports: [
    CompaniesModule,
    ActivitiesModule,
    TypeOrmModule.forFeature([SeminarRegistration, SeminarSession, SessionSpeaker]),
  ],
  controllers: [
    SeminarBulkUpdateController,
    SeminarController,
    SessionController,
    SeminarRegistrationController,
    CheckInController,
  ],
  providers: [
    SeminarService,
    SessionService,
    SeminarRegistrationService,
    SeatFollowerRegistry,
    ManageTokenService,
    OfferExpiryJob,
    RegistrationLinkRegistry,
  ],
  exports: [
    SeminarService,
    SessionService,
    SeminarRegistrationService,
    SeatFollowerRegistry,
    ManageTokenService,
    RegistrationLinkRegistry,
  ],
})
export class SeminarsModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(SEMINAR_MERGE_RELATIONS);
  }
}
