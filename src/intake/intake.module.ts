import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IntakeConnection } from './connections/connection.entity.js';
import { IntakeDelivery } from './deliveries/delivery.entity.js';
import { IntakeMapping } from './mapping/mapping.entity.js';
import { IntakeRegistrationsModule } from './registrations/registrations.module.js';

/** Registrations from the forms of others: connections, the inbox of deliveries, and what comes of them. */
@Module({
  imports: [IntakeRegistrationsModule, TypeOrmModule.forFeature([IntakeConnection, IntakeMapping, IntakeDelivery])],
})
export class IntakeModule {}
