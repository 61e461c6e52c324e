import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { BulkUpdate } from './bulk-updates/bulk-update.entity.js';
import { BulkUpdateExpiryJob } from './bulk-updates/bulk-update-expiry.job.js';
import { BulkUpdateService } from './bulk-updates/bulk-update.service.js';
import { RenderWorker } from './documents/render.worker.js';
import { ProblemFilter } from './http/problem.filter.js';
import { UploadRegistry } from './http/upload.registry.js';
import { JobRegistry } from './jobs/job.registry.js';
import { QueueRegistry } from './jobs/queue.registry.js';
import { ListReader } from './lists/list.reader.js';
import { OutgoingMailRegistry } from './mail/outgoing-mail.registry.js';
import { MeasurementRegistry } from './observability/measurement.registry.js';
import { RequestValidationPipe } from './validation/validation.pipe.js';

/** The providers that every route uses: problem documents, validation, lists, and the thread that renders documents. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry, BulkUpdate])],
  providers: [
    JobRegistry,
    QueueRegistry,
    MeasurementRegistry,
    OutgoingMailRegistry,
    ListReader,
    BulkUpdateExpiryJob,
    BulkUpdateService,
    UploadRegistry,
    { provide: RenderWorker, useFactory: () => new RenderWorker() },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
  ],
  exports: [
    JobRegistry,
    QueueRegistry,
    MeasurementRegistry,
    OutgoingMailRegistry,
    ListReader,
    BulkUpdateService,
    RenderWorker,
    UploadRegistry,
  ],
})
export class CommonModule {}
