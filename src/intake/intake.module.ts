import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { ConnectionController } from './connections/connection.controller.js';
import { ConnectionInsightController } from './diagnostics/connection-diagnostics.controller.js';
import { IntakeConnection } from './model/connection.entity.js';
import { ConnectionSecretCipher } from './connections/connection-secret.cipher.js';
import { ConnectionService } from './connections/connection.service.js';
import { IntakeDelivery } from './inbox/delivery.entity.js';
import { DeliveryController } from './deliveries/delivery.controller.js';
import { DeliveryHandler } from './deliveries/delivery.handler.js';
import { DeliveryReplayService } from './deliveries/delivery-replay.service.js';
import { DeliveryService } from './deliveries/delivery.service.js';
import { MappingPreviewService } from './diagnostics/mapping-preview.service.js';
import { DeliveryMaintenanceJob } from './deliveries/delivery-maintenance.job.js';
import { InboxStore } from './inbox/inbox.store.js';
import { WalkInService } from './inbox/walk-in.service.js';
import { ThinEventService } from './deliveries/thin-event.service.js';
import { MailModule } from '../mail/mail.module.js';
import { ErasedSubmissionsReader } from './deliveries/erased-submissions.reader.js';
import { SubmissionIntakeService } from './deliveries/submission-intake.service.js';
import { ConnectionsHealthController } from './diagnostics/connections-health.controller.js';
import { ConnectionHealthService } from './diagnostics/connection-health.service.js';
import { ImportController } from './import/registration-import.controller.js';
import { RegistrationImportService } from './import/registration-import.service.js';
import { IntakeMapping } from './model/mapping.entity.js';
import { MappingSuggestionService } from './mapping/mapping-suggestion.service.js';
import { ConnectionCache } from './connections/connection.cache.js';
import { QuarantineStore } from './receiving/quarantine.store.js';
import { ReceivingService } from './receiving/receiving.service.js';
import { ReceivingController } from './receiving/receiving.controller.js';
import { ReceivingLimitGuard } from './receiving/receiving-limit.guard.js';
import { ReconciliationJob } from './remote/reconciliation.job.js';
import { ProviderApiClient } from './remote/provider-api.client.js';
import { IntakeRegistrationsModule } from './intake-registrations.module.js';

/** The intake of registrations from external forms: connections, the inbox of deliveries, and the registrations. */
@Module({
  imports: [
    MailModule,
    IntakeRegistrationsModule,
    SeminarsModule,
    TypeOrmModule.forFeature([IntakeConnection, IntakeMapping, IntakeDelivery]),
  ],
  controllers: [
    ConnectionsHealthController,
    ConnectionController,
    ConnectionInsightController,
    DeliveryController,
    ReceivingController,
    ImportController,
  ],
  providers: [
    ConnectionSecretCipher,
    ConnectionService,
    ConnectionCache,
    QuarantineStore,
    ReceivingService,
    ReceivingLimitGuard,
    InboxStore,
    WalkInService,
    ErasedSubmissionsReader,
    SubmissionIntakeService,
    ThinEventService,
    ProviderApiClient,
    ReconciliationJob,
    RegistrationImportService,
    DeliveryService,
    DeliveryReplayService,
    MappingPreviewService,
    MappingSuggestionService,
    ConnectionHealthService,
    DeliveryMaintenanceJob,
    DeliveryHandler,
  ],
  exports: [ConnectionService, InboxStore, IntakeRegistrationsModule],
})
export class IntakeModule {}
