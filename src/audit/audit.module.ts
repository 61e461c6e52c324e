import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';

/** Reading the audit trail; it is written by the units of work. */
@Module({ controllers: [AuditController] })
export class AuditModule {}
