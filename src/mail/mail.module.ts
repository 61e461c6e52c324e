import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { SuppressedAddressRegistry } from '../companies/model/suppressed-addresses.registry.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { TimelineSourceRegistry } from '../interactions/timeline/timeline-sources.registry.js';
import { LeadsModule } from '../leads/leads.module.js';
import { RegistrationMailService } from './automatic/registration-mail.service.js';
import { RegistrationMailStore } from './automatic/registration-mail.store.js';
import { SeminarRemindersJob } from './automatic/seminar-reminders.job.js';
import { TemplateMailRenewalService } from './automatic/template-mail-renewal.service.js';
import { TemplateMailStore } from './automatic/template-mail.store.js';
import { BounceService } from './inbound/filing/bounce.service.js';
import { InboundFilingService } from './inbound/filing/inbound-filing.service.js';
import { InboundInteractionService } from './inbound/filing/inbound-interaction.service.js';
import { InboundLeadPolicy } from './inbound/filing/inbound-lead.policy.js';
import { InboundMessageReader } from './inbound/filing/inbound-message.reader.js';
import { InboundMail, InboundMailContact } from './inbound/model/inbound-mail.entity.js';
import { MailParsingClient } from './inbound/parsing/mail-parsing.client.js';
import { InboundMailRemovalJob } from './inbound/records/inbound-mail-removal.job.js';
import { InboundMailController } from './inbound/records/inbound-mail.controller.js';
import { InboundMailReader } from './inbound/records/inbound-mail.reader.js';
import { InboundMailService } from './inbound/records/inbound-mail.service.js';
import { InboundReceivingService } from './inbound/records/inbound-receiving.service.js';
import { MAIL_MERGE_RELATIONS } from './model/mail-merge.registry.js';
import { MAIL_TIMELINE_SOURCES } from './model/mail-timeline-sources.queries.js';
import { MailingAudienceReader } from './mailings/mailing-audience.reader.js';
import { MailingStartStore } from './mailings/mailing-start.store.js';
import { MailingTextFactory } from './mailings/mailing-text.factory.js';
import { MailingController } from './mailings/mailing.controller.js';
import { MailingHandler } from './mailings/mailing.handler.js';
import { PreparedMailingController } from './mailings/prepared-mailing.controller.js';
import { MailingService } from './mailings/mailing.service.js';
import { Mailing, MailingDocument } from './model/mailing.entity.js';
import { UnsubscribeToken } from './unsubscribe/unsubscribe-token.entity.js';
import { UnsubscribeTokenStore } from './unsubscribe/unsubscribe-token.store.js';
import { UnsubscribeController } from './unsubscribe/unsubscribe.controller.js';
import { UnsubscribeService } from './unsubscribe/unsubscribe.service.js';
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
import { ContactMailStatusController } from './records/contact-mail-status.controller.js';
import { ContactMailStatusReader } from './records/contact-mail-status.reader.js';
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
    ContactsModule,
    LeadsModule,
    InteractionsModule,
    DocumentsModule,
    SeminarsModule,
    TypeOrmModule.forFeature([
      InboundMail,
      InboundMailContact,
      Mail,
      MailDocument,
      MailServerState,
      MailTemplate,
      Mailing,
      MailingDocument,
      Suppression,
      SuppressionKey,
      UnsubscribeToken,
    ]),
  ],
  controllers: [
    ContactMailStatusController,
    InboundMailController,
    MailController,
    MailingController,
    MailSettingsController,
    MailTemplateController,
    PreparedMailingController,
    UnsubscribeController,
  ],
  providers: [
    BounceService,
    InboundFilingService,
    InboundInteractionService,
    InboundLeadPolicy,
    InboundMailReader,
    InboundMailRemovalJob,
    InboundMailService,
    InboundMessageReader,
    InboundReceivingService,
    MailParsingClient,
    MailMessageFactory,
    MailMetricsRegistry,
    MailOutboxStore,
    ContactMailStatusReader,
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
    MailingAudienceReader,
    MailingHandler,
    MailingService,
    MailingStartStore,
    MailingTextFactory,
    UnsubscribeService,
    UnsubscribeTokenStore,
  ],
  exports: [InboundReceivingService, MailService, MailingService, SuppressionStore],
})
export class MailModule implements OnModuleInit {
  constructor(
    private readonly mergeRelations: MergeRelationRegistry,
    private readonly timelines: TimelineSourceRegistry,
    private readonly suppressedAddresses: SuppressedAddressRegistry,
    private readonly suppressions: SuppressionStore,
  ) {}

  onModuleInit(): void {
    this.mergeRelations.register(MAIL_MERGE_RELATIONS);
    this.timelines.register(MAIL_TIMELINE_SOURCES);
    this.suppressedAddresses.register(this.suppressions);
  }
}
