import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit/audit.entry.entity.js';
import { RenderWorker } from './documents/drawing.thread.js';
import { ProblemFilter } from './errors/problem.filter.js';
import { Jobs } from './jobs/jobs.js';
import { Queues } from './jobs/queues.js';
import { ListReader } from './lists/list.reader.js';
import { Measurements } from './metrics/measurements.js';
import { RequestValidation } from './validation/validation.pipe.js';

/** The providers that every route uses: problem documents, validation, lists, and the thread that renders documents. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry])],
  providers: [
    Jobs,
    Queues,
    Measurements,
    ListReader,
    { provide: RenderWorker, useFactory: () => new RenderWorker() },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: RequestValidation },
  ],
  exports: [Jobs, Queues, Measurements, ListReader, RenderWorker],
})
export class CommonModule {}
