import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../identity/access.decorators.js';
import { LeadReads } from './lead.reads.service.js';
import { PipelineView } from './pipeline.view.js';

@ApiTags('Pipeline')
@Controller('pipeline')
export class PipelineController {
  constructor(private readonly reads: LeadReads) {}

  /**
   * Read the definition of the pipeline: stages, what each requires, statuses and reasons
   *
   * The names of stages, statuses and reasons are those that leads and reports use. Use it to label a screen and to
   * explain what a stage needs.
   */
  @Get()
  @Access('pipeline:read')
  @ApiOkResponse({ type: PipelineView })
  read() {
    return this.reads.pipeline();
  }
}
