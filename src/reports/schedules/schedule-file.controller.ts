import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, RecordIds } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { REPORT_FORMATS } from '../definition/report-definition.rules.js';
import { getMediaType } from '../engine/report-file.factory.js';
import { ScheduleFileService } from './schedule-file.service.js';

@ApiTags('Reports')
@Controller('report-schedules/:id/runs/:runId/file')
export class ScheduleFileController {
  constructor(private readonly files: ScheduleFileService) {}

  /**
   * Download the file of a run of a schedule
   *
   * Returns the file with its name, in the format of the schedule. A file that was removed from the folder, or that
   * somebody has changed there, cannot be downloaded.
   */
  @Get()
  @Access('report_schedules:read')
  @ApiProduces(...REPORT_FORMATS.map(getMediaType))
  @ApiOkResponse({ description: 'The file.', schema: { type: 'string', format: 'binary' } })
  @ApiProblems('run.no_file', 'file.outside_root', 'run.file_unreadable')
  async read(
    @RecordIds('report_schedule', 'run') [id, runId]: IdPair,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, mediaType, content } = await this.files.read(id, runId, actor);
    await reply.type(mediaType).header('Content-Disposition', `attachment; filename="${name}"`).send(content);
  }
}
