import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectionController } from './connections/connection.controller.js';
import { IntakeConnection } from './connections/connection.entity.js';
import { ConnectionSecrets } from './connections/connection.secrets.js';
import { Connections } from './connections/connection.service.js';
import { IntakeDelivery } from './deliveries/delivery.entity.js';
import { DeliveryProcessor } from './deliveries/delivery.processor.js';
import { Inbox } from './deliveries/inbox.js';
import { SubjectFetches } from './deliveries/subject.fetches.js';
import { SubjectState } from './deliveries/subject.state.js';
import { SubmissionIntake } from './deliveries/submission.intake.js';
import { IntakeMapping } from './mapping/mapping.entity.js';
import { KnownConnections } from './receiving/known.connections.js';
import { Quarantine } from './receiving/quarantine.js';
import { Receiver } from './receiving/receiver.js';
import { ReceivingController } from './receiving/receiving.controller.js';
import { ReceivingLimit } from './receiving/receiving.limit.guard.js';
import { IntakeRegistrationsModule } from './registrations/registrations.module.js';

/** Registrations from the forms of others: connections, the inbox of deliveries, and what comes of them. */
@Module({
  imports: [IntakeRegistrationsModule, TypeOrmModule.forFeature([IntakeConnection, IntakeMapping, IntakeDelivery])],
  controllers: [ConnectionController, ReceivingController],
  providers: [
    ConnectionSecrets,
    Connections,
    KnownConnections,
    Quarantine,
    Receiver,
    ReceivingLimit,
    Inbox,
    SubmissionIntake,
    SubjectFetches,
    SubjectState,
    DeliveryProcessor,
  ],
})
export class IntakeModule {}
