import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DoorLink } from '../../identity/door-links/door-link.entity.js';
import { ActivitiesModule } from '../activities.module.js';
import { CheckInBatchController } from './check-in/check-in-batch.controller.js';
import { CheckInBatchService } from './check-in/check-in-batch.service.js';
import { CheckInEntry } from './check-in/check-in-entry.entity.js';
import { CheckInEntryService } from './check-in/check-in-entry.service.js';
import { DoorLinkController } from './check-in/door-link.controller.js';
import { SeminarDoorLinkService } from './check-in/seminar-door-link.service.js';
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
    // The table of door links refers to seminars, which commands that start only the module of identity do not know.
    TypeOrmModule.forFeature([SeminarRegistration, SeminarSession, SessionSpeaker, CheckInEntry, DoorLink]),
  ],
  controllers: [
    SeminarBulkUpdateController,
    SeminarController,
    SessionController,
    SeminarRegistrationController,
    CheckInController,
    CheckInBatchController,
    DoorLinkController,
  ],
  providers: [
    SeminarService,
    SessionService,
    SeminarRegistrationService,
    SeatFollowerRegistry,
    ManageTokenService,
    OfferExpiryJob,
    RegistrationLinkRegistry,
    CheckInBatchService,
    CheckInEntryService,
    SeminarDoorLinkService,
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
