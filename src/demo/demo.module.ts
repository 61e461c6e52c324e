import { Module } from '@nestjs/common';
import { DelegationsModule } from '../activities/delegations/delegations.module.js';
import { ProgrammeModule } from '../activities/delegations/programme/programme.module.js';
import { MeetingsModule } from '../activities/meetings/meetings.module.js';
import { RoadshowsModule } from '../activities/roadshows/roadshows.module.js';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { RegistrationPagesModule } from '../intake/registration-pages.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ReportLocksModule } from '../reports/locks/report-locks.module.js';
import { ReportSchedulesModule } from '../reports/schedules/report-schedules.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { DemoAccountsController } from './demo-accounts.controller.js';
import { DemoAccountsService } from './demo-accounts.service.js';
import { DemoSeedService } from './demo-seed.service.js';
import { DemoRecordsService } from './seeding/demo-records.service.js';
import { DemoRequestsService } from './seeding/demo-requests.service.js';

/** The demo: the story of the announcement, and two fictitious years. */
@Module({
  imports: [
    IdentityModule,
    CompaniesModule,
    ContactsModule,
    AgreementsModule,
    DelegationsModule,
    ProgrammeModule,
    RoadshowsModule,
    SeminarsModule,
    MeetingsModule,
    LeadsModule,
    InteractionsModule,
    DocumentsModule,
    MailModule,
    ReportSchedulesModule,
    ReportLocksModule,
    IntakeModule,
    RegistrationPagesModule,
    ImportsModule,
    WebhooksModule,
    PrivacyModule,
  ],
  controllers: [DemoAccountsController],
  providers: [DemoAccountsService, DemoRecordsService, DemoRequestsService, DemoSeedService],
  exports: [DemoSeedService],
})
export class DemoModule {}
