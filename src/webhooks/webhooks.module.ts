import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DelegationsModule } from '../activities/delegations/delegations.module.js';
import { RoadshowsModule } from '../activities/roadshows/roadshows.module.js';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { ReportSchedulesModule } from '../reports/schedules/report-schedules.module.js';
import { WebhookDeliveryController } from './deliveries/webhook-delivery.controller.js';
import { WebhookDeliveryService } from './deliveries/webhook-delivery.service.js';
import { EventTypeController } from './events/event-type.controller.js';
import { EventTypeReader } from './events/event-type.reader.js';
import { WebhookDelivery } from './model/webhook-delivery.entity.js';
import { Webhook } from './model/webhook.entity.js';
import { EventRecordReader } from './payload/event-record.reader.js';
import { WebhookKeyReader } from './payload/webhook-key.reader.js';
import { WebhookPayloadFactory } from './payload/webhook-payload.factory.js';
import { RedeliveryController } from './redelivery/redelivery.controller.js';
import { RedeliveryService } from './redelivery/redelivery.service.js';
import { WebhookDeliveryHandler } from './sending/webhook-delivery.handler.js';
import { WebhookDisablingService } from './sending/webhook-disabling.service.js';
import { WebhookFiguresService } from './sending/webhook-figures.service.js';
import { WebhookMaintenanceJob } from './sending/webhook-maintenance.job.js';
import { WebhookRequestFactory } from './sending/webhook-request.factory.js';
import { WebhookTestController } from './sending/webhook-test.controller.js';
import { WebhookTestService } from './sending/webhook-test.service.js';
import { WebhookClient } from './sending/webhook.client.js';
import { WebhookSecretCipher } from './webhooks/webhook-secret.cipher.js';
import { WebhookController } from './webhooks/webhook.controller.js';
import { WebhookPolicy } from './webhooks/webhook.policy.js';
import { WebhookService } from './webhooks/webhook.service.js';

/** Tells other systems of changes, as they happen. */
@Module({
  imports: [
    CompaniesModule,
    ContactsModule,
    LeadsModule,
    InteractionsModule,
    DelegationsModule,
    RoadshowsModule,
    SeminarsModule,
    AgreementsModule,
    DocumentsModule,
    ReportSchedulesModule,
    TypeOrmModule.forFeature([Webhook, WebhookDelivery]),
  ],
  // The address of the types comes before those with an id in the same place.
  controllers: [
    EventTypeController,
    WebhookController,
    WebhookTestController,
    WebhookDeliveryController,
    RedeliveryController,
  ],
  providers: [
    EventTypeReader,
    RedeliveryService,
    WebhookSecretCipher,
    WebhookPolicy,
    WebhookService,
    WebhookDeliveryService,
    EventRecordReader,
    WebhookKeyReader,
    WebhookPayloadFactory,
    WebhookClient,
    WebhookRequestFactory,
    WebhookDeliveryHandler,
    WebhookDisablingService,
    WebhookFiguresService,
    WebhookMaintenanceJob,
    WebhookTestService,
  ],
  exports: [WebhookService],
})
export class WebhooksModule {}
