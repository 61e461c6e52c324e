import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectionController } from './connections/connection.controller.js';
import { ConnectionInsightController } from './connections/connection.insight.controller.js';
import { IntakeConnection } from './connections/connection.entity.js';
import { ConnectionSecrets } from './connections/connection.secrets.js';
import { Connections } from './connections/connection.service.js';
import { IntakeDelivery } from './deliveries/delivery.entity.js';
import { DeliveryController } from './deliveries/delivery.controller.js';
import { DeliveryProcessor } from './deliveries/delivery.processor.js';
import { Replays } from './deliveries/delivery.replays.js';
import { Deliveries } from './deliveries/delivery.service.js';
import { MappingPreviewService } from './deliveries/delivery.trial.js';
import { DeliveryUpkeep } from './deliveries/delivery.upkeep.js';
import { Inbox } from './deliveries/inbox.js';
import { SubjectFetches } from './deliveries/subject.fetches.js';
import { SubmissionIntake } from './deliveries/submission.intake.js';
import { ConnectionHealth } from './health/connection.health.js';
import { ImportController } from './import/import.controller.js';
import { Imports } from './import/import.service.js';
import { IntakeMapping } from './mapping/mapping.entity.js';
import { MappingSuggestions } from './mapping/mapping.suggestions.js';
import { KnownConnections } from './receiving/known.connections.js';
import { Quarantine } from './receiving/quarantine.js';
import { Receiver } from './receiving/receiver.js';
import { ReceivingController } from './receiving/receiving.controller.js';
import { ReceivingLimit } from './receiving/receiving.limit.guard.js';
import { Reconciliation } from './remote/reconciliation.js';
import { ReceivingRushPolicy } from './receiving/receiving-rush.policy.js';
import { SenderApis } from './remote/sender.apis.js';
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
    ConnectionSecrets,
    Connections,
    KnownConnections,
    Quarantine,
    Receiver,
    ReceivingRushPolicy,
    ReceivingLimit,
    Inbox,
    SubmissionIntake,
    SubjectFetches,
    SenderApis,
    Reconciliation,
    Imports,
    Deliveries,
    Replays,
    MappingPreviewService,
    MappingSuggestions,
    ConnectionHealth,
    DeliveryUpkeep,
    DeliveryProcessor,
  ],
  exports: [Connections, IntakeRegistrationsModule],
})
export class IntakeModule {}
