import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AuditModule } from './audit/audit.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { BadgesModule } from './activities/badges/badges.module.js';
import { DelegationsModule } from './activities/delegations/delegations.module.js';
import { ProgrammeModule } from './activities/delegations/programme/programme.module.js';
import { SeminarsModule } from './activities/seminars/seminars.module.js';
import { MeetingsModule } from './activities/meetings/meetings.module.js';
import { AgreementsModule } from './agreements/agreements.module.js';
import type { Clock } from './common/time/clock.service.js';
import { CommonModule } from './common/common.module.js';
import { CompaniesModule } from './companies/companies.module.js';
import { ContactsModule } from './companies/contacts.module.js';
import { buildLoggingOptions } from './common/observability/logging-options.factory.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.factory.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { InteractionsModule } from './interactions/interactions.module.js';
import { LeadsModule } from './leads/leads.module.js';
import { LiveUpdatesModule } from './live-updates/live-updates.module.js';
import { MailModule } from './mail/mail.module.js';
import { MyDayModule } from './my-day/my-day.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ReferenceModule } from './reference/reference.module.js';
import { ReportLocksModule } from './reports/locks/report-locks.module.js';
import { ReportSchedulesModule } from './reports/schedules/report-schedules.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RegistrationPagesModule } from './intake/registration-pages.module.js';
import { RoadshowsModule } from './activities/roadshows/roadshows.module.js';
import { SearchModule } from './search/search.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** The application with all its modules, ordered by layer. */
@Module({})
export class AppModule {
  static with(settings: Settings, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings, clock),
        LoggerModule.forRoot(buildLoggingOptions(settings)),
        DatabaseModule,
        CommonModule,
        IdentityModule,
        ReferenceModule,
        CompaniesModule,
        ContactsModule,
        AgreementsModule,
        ActivitiesModule,
        DelegationsModule,
        ProgrammeModule,
        RoadshowsModule,
        SeminarsModule,
        BadgesModule,
        MeetingsModule,
        LeadsModule,
        InteractionsModule,
        DocumentsModule,
        MailModule,
        IntakeModule,
        RegistrationPagesModule,
        ImportsModule,
        ReportsModule,
        ReportSchedulesModule,
        ReportLocksModule,
        SearchModule,
        AuditModule,
        LiveUpdatesModule,
        MyDayModule,
        NotificationsModule,
        WebhooksModule,
        PrivacyModule,
        OperationsModule,
        DemoModule,
      ],
    };
  }
}
