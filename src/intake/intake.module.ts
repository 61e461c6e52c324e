import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectionController } from './connections/connection.controller.js';
import { ConnectionInsightController } from './connections/connection.insight.controller.js';
import { IntakeConnection } from './connections/connection.entity.js';
import { ConnectionSecretsService } from './connections/connection.secrets.js';
import { ConnectionsService } from './connections/connection.service.js';
import { IntakeDelivery } from './deliveries/delivery.entity.js';
import { DeliveryController } from './deliveries/delivery.controller.js';
import { DeliveryHandler } from './deliveries/delivery.processor.js';
import { DeliveryReplayService } from './deliveries/delivery.replays.js';
import { DeliveriesService } from './deliveries/delivery.service.js';
import { MappingPreviewService } from './deliveries/delivery.trial.js';
import { DeliveryUpkeepService } from './deliveries/delivery.upkeep.js';
import { InboxStore } from './deliveries/inbox.js';
import { SubjectFetchesService } from './deliveries/subject.fetches.js';
import { SubmissionIntakeService } from './deliveries/submission.intake.js';
import { ConnectionHealthService } from './health/connection.health.js';
import { ImportController } from './import/import.controller.js';
import { ImportsService } from './import/import.service.js';
import { IntakeMapping } from './mapping/mapping.entity.js';
import { MappingSuggestionsService } from './mapping/mapping.suggestions.js';
import { ConnectionCache } from './receiving/known.connections.js';
import { QuarantineStore } from './receiving/quarantine.js';
import { ReceivingService } from './receiving/receiver.js';
import { ReceivingController } from './receiving/receiving.controller.js';
import { ReceivingLimitGuard } from './receiving/receiving.limit.guard.js';
import { ReconciliationService } from './remote/reconciliation.js';
import { ReceivingRushPolicy } from './receiving/receiving-rush.policy.js';
import { SenderApiClient } from './remote/sender.apis.js';
import { IntakeRegistrationsModule } from './registrations/registrations.module.js';

/** The intake of registrations from external forms: connections, the inbox of deliveries, and the registrations. */
@Module({
  imports: [IntakeRegistrationsModule, TypeOrmModule.forFeature([IntakeConnection, IntakeMapping, IntakeDelivery])],
  controllers: [
    ConnectionController,
    ConnectionInsightController,
    DeliveryController,
    ReceivingController,
    ImportController,
  ],
  providers: [
    ConnectionSecretsService,
    ConnectionsService,
    ConnectionCache,
    QuarantineStore,
    ReceivingService,
    ReceivingRushPolicy,
    ReceivingLimitGuard,
    InboxStore,
    SubmissionIntakeService,
    SubjectFetchesService,
    SenderApiClient,
    ReconciliationService,
    ImportsService,
    DeliveriesService,
    DeliveryReplayService,
    MappingPreviewService,
    MappingSuggestionsService,
    ConnectionHealthService,
    DeliveryUpkeepService,
    DeliveryHandler,
  ],
  exports: [ConnectionsService, IntakeRegistrationsModule],
})
export class IntakeModule {}
