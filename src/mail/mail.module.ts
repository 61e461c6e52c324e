import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '../companies/companies.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { TimelineSourceRegistry } from '../interactions/timeline/timeline-sources.registry.js';
import { LeadsModule } from '../leads/leads.module.js';
import { RegistrationMailService } from './automatic/registration-mail.service.js';
import { RegistrationMailStore } from './automatic/registration-mail.store.js';
import { SeminarRemindersJob } from './automatic/seminar-reminders.job.js';
import { TemplateMailRenewalService } from './automatic/template-mail-renewal.service.js';
import { TemplateMailStore } from './automatic/template-mail.store.js';
import { MAIL_MERGE_RELATIONS } from './model/mail-merge.registry.js';
import { MAIL_TIMELINE_SOURCES } from './model/mail-timeline-sources.queries.js';
import { Mail, MailDocument, MailServerState } from './model/mail.entity.js';
import { MailMessageFactory } from './outgoing/mail-message.factory.js';
import { MailMetricsRegistry } from './outgoing/mail-metrics.registry.js';
import { MailOutboxStore } from './outgoing/mail-outbox.store.js';
import { MailResultStore } from './outgoing/mail-result.store.js';
import { OutgoingMailHandler } from './outgoing/outgoing-mail.handler.js';
import { RegistrationPartsReader } from './outgoing/registration-parts.reader.js';
import { SecretLinkCipher } from './outgoing/secret-link.cipher.js';
import { SmtpClient } from './outgoing/smtp.client.js';
import { MailReplyToReader } from './outgoing/mail-reply-to.reader.js';
import { MailRecipientReader } from './records/mail-recipient.reader.js';
import { MailController } from './records/mail.controller.js';
import { MailService } from './records/mail.service.js';
import { MailSettingsController } from './settings/mail-settings.controller.js';
import { MailSettingsService } from './settings/mail-settings.service.js';
import { Suppression, SuppressionKey } from './suppressions/suppression.entity.js';
import { SuppressionStore } from './suppressions/suppression.store.js';
import { MailTemplate } from './model/mail-template.entity.js';
import { MailTemplateController } from './templates/mail-template.controller.js';
import { MailTemplateService } from './templates/mail-template.service.js';
import { TemplateTextReader } from './templates/template-text.reader.js';

/** Mail: what people write to contacts, the outbox, and the log. */
@Module({
  imports: [
    CompaniesModule,
    LeadsModule,
    InteractionsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([Mail, MailDocument, MailServerState, MailTemplate, Suppression, SuppressionKey]),
  ],
  controllers: [MailController, MailSettingsController, MailTemplateController],
  providers: [
    MailMessageFactory,
    MailMetricsRegistry,
    MailOutboxStore,
    MailRecipientReader,
    MailReplyToReader,
    MailResultStore,
    MailService,
    MailSettingsService,
    MailTemplateService,
    OutgoingMailHandler,
    RegistrationMailService,
    RegistrationMailStore,
    RegistrationPartsReader,
    SecretLinkCipher,
    SeminarRemindersJob,
    SmtpClient,
    SuppressionStore,
    TemplateMailRenewalService,
    TemplateMailStore,
    TemplateTextReader,
  ],
  exports: [MailService],
})
export class MailModule implements OnModuleInit {
  constructor(
    private readonly mergeRelations: MergeRelationRegistry,
    private readonly timelines: TimelineSourceRegistry,
  ) {}

  onModuleInit(): void {
    this.mergeRelations.register(MAIL_MERGE_RELATIONS);
    this.timelines.register(MAIL_TIMELINE_SOURCES);
  }
}
