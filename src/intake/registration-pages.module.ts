import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistrationLinkRegistry } from '../activities/seminars/registrations/registration-link.registry.js';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { IntakeModule } from './intake.module.js';
import { RegistrationPageController } from './registration-page/management/registration-page.controller.js';
import { RegistrationPageService } from './registration-page/management/registration-page.service.js';
import {
  ConfirmedRegistration,
  PendingRegistration,
  RegistrationPageRequest,
  UsedChallenge,
} from './registration-page/model/pending-registration.entity.js';
import { AddressConfirmationService } from './registration-page/own-registration/address-confirmation.service.js';
import { EmailChangeMailService } from './registration-page/own-registration/email-change-mail.service.js';
import { EmailChangeService } from './registration-page/own-registration/email-change.service.js';
import {
  findConsentsOfSeminar,
  findPagesOfSeminars,
} from './registration-page/own-registration/own-registration.queries.js';
import { OwnRegistrationController } from './registration-page/own-registration/own-registration.controller.js';
import { OwnRegistrationService } from './registration-page/own-registration/own-registration.service.js';
import { RegistrationPage } from './registration-page/model/registration-page.entity.js';
import { PageSignatureService } from './registration-page/registering/page-signature.service.js';
import { PagePostController } from './registration-page/public/page-post.controller.js';
import { PublicPageController } from './registration-page/public/public-page.controller.js';
import { PublicPageService } from './registration-page/public/public-page.service.js';

import { PageCancellationService } from './registration-page/registering/page-cancellation.service.js';
import { PageRegistrationService } from './registration-page/registering/page-registration.service.js';
import { PageSeatService } from './registration-page/registering/page-seat.service.js';
import { PendingRegistrationService } from './registration-page/registering/pending-registration.service.js';
import { ProofOfWorkService } from './registration-page/registering/proof-of-work.service.js';
import { RegistrationPageCleanupJob } from './registration-page/registering/registration-page-cleanup.job.js';

/** The registration pages of seminars: what colleagues publish, and what people without a login see and send. */
@Module({
  imports: [
    IntakeModule,
    SeminarsModule,
    TypeOrmModule.forFeature([
      RegistrationPage,
      PendingRegistration,
      ConfirmedRegistration,
      RegistrationPageRequest,
      UsedChallenge,
    ]),
  ],
  controllers: [RegistrationPageController, OwnRegistrationController, PublicPageController, PagePostController],
  providers: [
    RegistrationPageService,
    PublicPageService,
    PageSignatureService,
    AddressConfirmationService,
    EmailChangeService,
    EmailChangeMailService,
    OwnRegistrationService,
    PageRegistrationService,
    PageCancellationService,
    PageSeatService,
    PendingRegistrationService,
    ProofOfWorkService,
    RegistrationPageCleanupJob,
  ],
  exports: [RegistrationPageService, PendingRegistrationService, PageSeatService, PublicPageService],
})
export class RegistrationPagesModule implements OnModuleInit {
  constructor(private readonly links: RegistrationLinkRegistry) {}

  onModuleInit(): void {
    this.links.register({ findPages: findPagesOfSeminars, findConsents: findConsentsOfSeminar });
  }
}
