import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { TimelineSourceRegistry } from '../interactions/timeline/timeline-sources.registry.js';
import { LeadsModule } from '../leads/leads.module.js';
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
import { Mail, MailDocument, MailServerState } from './model/mail.entity.js';
import { MailMessageFactory } from './outgoing/mail-message.factory.js';
import { MailMetricsRegistry } from './outgoing/mail-metrics.registry.js';
import { MailOutboxStore } from './outgoing/mail-outbox.store.js';
import { MailResultStore } from './outgoing/mail-result.store.js';
import { OutgoingMailHandler } from './outgoing/outgoing-mail.handler.js';
import { SmtpClient } from './outgoing/smtp.client.js';
import { MailRecipientReader } from './records/mail-recipient.reader.js';
import { MailController } from './records/mail.controller.js';
import { MailService } from './records/mail.service.js';
import { MailSettingsController } from './settings/mail-settings.controller.js';
import { MailSettingsService } from './settings/mail-settings.service.js';
import { Suppression, SuppressionKey } from './suppressions/suppression.entity.js';
import { SuppressionStore } from './suppressions/suppression.store.js';

/** Mail: what people write to contacts, the outbox, and the log. */
@Module({
  imports: [
    CompaniesModule,
    ContactsModule,
    LeadsModule,
    InteractionsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([
      InboundMail,
      InboundMailContact,
      Mail,
      MailDocument,
      MailServerState,
      Suppression,
      SuppressionKey,
    ]),
  ],
  controllers: [InboundMailController, MailController, MailSettingsController],
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
    MailRecipientReader,
    MailResultStore,
    MailService,
    MailSettingsService,
    OutgoingMailHandler,
    SmtpClient,
    SuppressionStore,
  ],
  exports: [InboundReceivingService, MailService],
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
