import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { CreateReportSchedule, UpdateReportSchedule } from './report-schedule.dto.js';
import { reportScheduleList, reportScheduleRunList } from './report-schedule.list.js';
import { ReportScheduleService } from './report-schedule.service.js';
import { ReportScheduleRunView, ReportScheduleView } from './report-schedule.view.js';

@ApiTags('Reports')
@Controller('report-schedules')
export class ReportScheduleController {
  constructor(
    private readonly schedules: ReportScheduleService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(reportScheduleList, ReportScheduleView, 'List the schedules of reports')
  @Access('report_schedules:read')
  list(@ListOf(reportScheduleList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ReportScheduleView>(reportScheduleList, request, actor);
  }

  @ExportRoute(reportScheduleList, 'Export the schedules of reports')
  @Access('report_schedules:export')
  export(
    @ExportOf(reportScheduleList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return sendExport(this.lists, reportScheduleList, request, actor, reply);
  }

  /**
   * Create a schedule of a report
   *
   * A schedule makes a report again and again as a file in a folder. Only managers can create one. Give the report, its
   * parameters and a cron expression with its time zone. The files are written into `folder` on the server, and
   * `keepFiles` limits how many are kept.
   */
  @Post()
  @Access('report_schedules:write')
  @ApiCreatedResponse({ type: ReportScheduleView })
  create(@Body() body: CreateReportSchedule, @CurrentActor() actor: Actor) {
    return this.schedules.create(body, actor);
  }

  /**
   * Get a schedule of a report, with its next due time
   *
   * The runs of the schedule, with their files and failures, are at `/report-schedules/{id}/runs`.
   */
  @Get(':id')
  @Access('report_schedules:read')
  @ApiOkResponse({ type: ReportScheduleView })
  read(@RecordId('report_schedule') id: string, @CurrentActor() actor: Actor) {
    return this.schedules.read(id, actor);
  }

  /**
   * Update a schedule of a report
   *
   * Only managers can update a schedule. Send `enabled: false` to pause it. The next run uses the changed schedule.
   */
  @Patch(':id')
  @Access('report_schedules:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ReportScheduleView })
  @ApiProblems('record.archived')
  update(
    @RecordId('report_schedule') id: string,
    @Body() body: UpdateReportSchedule,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.schedules.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a schedule of a report
   *
   * Only managers can archive a schedule. It is not due any more, and its files stay. Send `enabled: false` to pause it
   * for a while.
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
   * Restore an archived schedule of a report
   *
   * Only managers can restore a schedule. Runs that were due while it was archived are not made up for; the next run is
   * the next one due.
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
   * Run a schedule of a report now
   *
   * Only managers can run a schedule; a schedule that is not enabled can be run too. The response identifies the run;
   * its outcome is at `/report-schedules/{id}/runs`.
   */
  @Post(':id/run')
  @HttpCode(202)
  @Access('report_schedules:write')
  @ApiAcceptedResponse({ type: ReportScheduleRunView })
  @ApiProblems('record.archived')
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
    return this.schedules.listRuns(id, request, actor);
  }
}
