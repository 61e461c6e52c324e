import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { JobRunner } from './job.runner.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.service.js';
import { ShutdownService } from './shutdown.service.js';
import { SettingHistory } from './setting.history.js';

/** Health checks and metrics for operators, and the runner of scheduled jobs. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [JobRunner, Metrics, SettingHistory, ShutdownService],
  exports: [Metrics],
})
export class OperationsModule {}
