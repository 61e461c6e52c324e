import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegistrationLinkRegistry } from '../activities/seminars/registrations/registration-link.registry.js';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { IntakeModule } from './intake.module.js';
import { RegistrationPageController } from './registration-page/management/registration-page.controller.js';
import { RegistrationPageService } from './registration-page/management/registration-page.service.js';
import {
  PendingRegistration,
  RegistrationPageRequest,
  UsedChallenge,
} from './registration-page/model/pending-registration.entity.js';
import { EmailChangeMailService } from './registration-page/own-registration/email-change-mail.service.js';
import { EmailChangeService } from './registration-page/own-registration/email-change.service.js';
import { findPagesOfSeminars } from './registration-page/own-registration/own-registration.queries.js';
import { OwnRegistrationController } from './registration-page/own-registration/own-registration.controller.js';
import { OwnRegistrationService } from './registration-page/own-registration/own-registration.service.js';
import { RegistrationPage } from './registration-page/model/registration-page.entity.js';
import { PageSignatureService } from './registration-page/public/page-signature.service.js';
import { PublicPageController } from './registration-page/public/public-page.controller.js';
import { PublicPageService } from './registration-page/public/public-page.service.js';

/** The registration pages of seminars: what colleagues publish, and what people without a login see and send. */
@Module({
  imports: [
    IntakeModule,
    SeminarsModule,
    TypeOrmModule.forFeature([RegistrationPage, PendingRegistration, RegistrationPageRequest, UsedChallenge]),
  ],
  controllers: [RegistrationPageController, OwnRegistrationController, PublicPageController],
  providers: [
    RegistrationPageService,
    PublicPageService,
    PageSignatureService,
    EmailChangeService,
    EmailChangeMailService,
    OwnRegistrationService,
  ],
})
export class RegistrationPagesModule implements OnModuleInit {
  constructor(private readonly links: RegistrationLinkRegistry) {}

  onModuleInit(): void {
    this.links.register({ findPages: findPagesOfSeminars });
  }
}
