import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { IntakeModule } from './intake.module.js';
import { RegistrationPageController } from './registration-page/management/registration-page.controller.js';
import { RegistrationPageService } from './registration-page/management/registration-page.service.js';
import {
  PendingRegistration,
  RegistrationPageRequest,
  UsedChallenge,
} from './registration-page/model/pending-registration.entity.js';
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
  controllers: [RegistrationPageController, PublicPageController],
  providers: [RegistrationPageService, PublicPageService, PageSignatureService],
})
export class RegistrationPagesModule {}
