import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { Access } from '../../identity/access/access.decorator.js';
import { buildPipelineDefinition } from '../pipeline/pipeline-definition.rules.js';
import { PipelineView } from '../pipeline/pipeline.view.js';

@ApiTags('Pipeline')
@Controller('pipeline')
export class PipelineController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Get the definition of the pipeline
   *
   * The definition contains the stages with their requirements, the statuses and the reasons. Their names are those
   * that leads and reports use. Use it to label a screen and to explain the requirements of a stage.
   */
  @Get()
  // The definition changes with a new version or new settings of the application only.
  @Header('Cache-Control', 'private, max-age=600')
  @Access('pipeline:read')
  @ApiOkResponse({ type: PipelineView })
  read() {
    return buildPipelineDefinition(this.settings.staleAfterDays);
  }
}
