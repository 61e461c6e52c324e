import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../identity/access/access.decorator.js';
import { LeadReader } from './lead.reader.js';
import { PipelineView } from '../pipeline/pipeline.view.js';

@ApiTags('Pipeline')
@Controller('pipeline')
export class PipelineController {
  constructor(private readonly reads: LeadReader) {}

  /**
   * Get the definition of the pipeline
   *
   * The definition contains the stages with their requirements, the statuses and the reasons. Their names are those
   * that leads and reports use. Use it to label a screen and to explain the requirements of a stage.
   */
  @Get()
  @Access('pipeline:read')
  @ApiOkResponse({ type: PipelineView })
  read() {
    return this.reads.getPipeline();
  }
}
