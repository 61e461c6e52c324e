import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';

/** Serves the audit trail. The entries are written by the units of work. */
@Module({ controllers: [AuditController] })
export class AuditModule {}
