import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SETTINGS } from '../config/config.module.js';
import { listAppliedSettings } from '../config/setting-catalogue.rules.js';
import type { Settings } from '../config/settings.factory.js';
import { Access } from '../identity/access/access.decorator.js';
import { AppliedSettingsView } from './applied-settings.view.js';
import { JobHealthService } from './job-health.service.js';
import { JobsHealthView } from './health.view.js';

@ApiTags('Operations')
@Controller('operations')
export class OperationsController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly jobs: JobHealthService,
  ) {}

  /**
   * List the settings in force
   *
   * For administrators only. Returns every setting with the value that the instance uses, and whether it comes from the
   * environment, the file `.env` or the default. Secrets, such as keys and the addresses of databases, have no value
   * here: only whether they are set.
   */
  @Get('settings')
  @Access('operations:read')
  @ApiOkResponse({ type: AppliedSettingsView })
  listSettings(): AppliedSettingsView {
    return { items: listAppliedSettings(this.settings) };
  }

  /**
   * List the jobs and queues with their state
   *
   * For administrators only. Returns for every scheduled job the last run, its duration and result, the next run and the
   * last error, and for every queue what waits in it. The runs are those of all instances; they are kept for seven days.
   */
  @Get('jobs')
  @Access('operations:read')
  @ApiOkResponse({ type: JobsHealthView })
  listJobs(): Promise<JobsHealthView> {
    return this.jobs.read();
  }
}
