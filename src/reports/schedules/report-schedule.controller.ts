import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list.request.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list.routes.js';
import { Refuses } from '../../common/openapi/refusals.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { CreateReportSchedule, UpdateReportSchedule } from './report-schedule.dto.js';
import { reportScheduleList, reportScheduleRunList } from './report-schedule.list.js';
import { ReportSchedules } from './report-schedule.service.js';
import { ReportScheduleRunView, ReportScheduleView } from './report-schedule.view.js';

@ApiTags('Reports')
@Controller('report-schedules')
export class ReportScheduleController {
  constructor(
    private readonly schedules: ReportSchedules,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(reportScheduleList, ReportScheduleView, 'List the schedules that reports are made by')
  @Access('report_schedules:read')
  list(@ListOf(reportScheduleList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<ReportScheduleView>(reportScheduleList, request, actor);
  }

  @ExportRoute(reportScheduleList, 'Export the schedules that reports are made by')
  @Access('report_schedules:export')
  export(
    @ExportOf(reportScheduleList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return sendExport(this.lists, reportScheduleList, request, actor, reply);
  }

  /**
   * Have a report made by itself, again and again, as a file in a folder
   *
   * Managers only. Name the report, its parameters and a cron expression with its time zone. The files are written
   * into `folder` on the server, and `keepFiles` says how many stay.
   */
  @Post()
  @Access('report_schedules:write')
  @ApiCreatedResponse({ type: ReportScheduleView })
  create(@Body() body: CreateReportSchedule, @CurrentActor() actor: Actor) {
    return this.schedules.create(body, actor);
  }

  /**
   * Read a schedule, with the time it is due next
   *
   * Its runs, with their files and failures, are at `/report-schedules/{id}/runs`.
   */
  @Get(':id')
  @Access('report_schedules:read')
  @ApiOkResponse({ type: ReportScheduleView })
  read(@RecordId('report_schedule') id: string, @CurrentActor() actor: Actor) {
    return this.schedules.read(id, actor);
  }

  /**
   * Change a schedule
   *
   * Managers only. Send `enabled: false` to pause it. The next run goes by what holds then.
   */
  @Patch(':id')
  @Access('report_schedules:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ReportScheduleView })
  @Refuses('record.archived')
  update(
    @RecordId('report_schedule') id: string,
    @Body() body: UpdateReportSchedule,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.schedules.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a schedule, which is then due no more; its files stay
   *
   * Managers only. Use `enabled: false` to pause it for a while.
   */
  @Delete(':id')
  @Access('report_schedules:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ReportScheduleView })
  archive(
    @RecordId('report_schedule') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.schedules.archive(id, ifMatch, actor);
  }

  /**
   * Bring an archived schedule back; what was due meanwhile is not made up for
   *
   * Managers only. The next run is the next one due.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('report_schedules:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ReportScheduleView })
  restore(
    @RecordId('report_schedule') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.schedules.restore(id, ifMatch, actor);
  }

  /**
   * Ask for a run now, also of a schedule that is off; its record tells what comes of it
   *
   * Managers only. The answer names the run; look at `/report-schedules/{id}/runs` until it is done.
   */
  @Post(':id/run')
  @HttpCode(202)
  @Access('report_schedules:write')
  @ApiAcceptedResponse({ type: ReportScheduleRunView })
  @Refuses('record.archived')
  run(@RecordId('report_schedule') id: string, @CurrentActor() actor: Actor) {
    return this.schedules.requestRun(id, actor);
  }

  @ListRoute(
    reportScheduleRunList,
    ReportScheduleRunView,
    'List the runs of a schedule, latest due time first',
    ':id/runs',
  )
  @Access('report_schedules:read')
  runs(
    @RecordId('report_schedule') id: string,
    @ListOf(reportScheduleRunList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.schedules.runs(id, request, actor);
  }
}
