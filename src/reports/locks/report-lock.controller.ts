import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { LockComparisonService } from './lock-comparison.service.js';
import { CreateReportLock, UnlockReport } from './report-lock.dto.js';
import { reportLockList } from './report-lock.list.js';
import { ReportLockService } from './report-lock.service.js';
import { ReportLockComparisonView, ReportLockDocumentView, ReportLockView } from './report-lock.view.js';

@ApiTags('Reports')
@Controller('report-locks')
export class ReportLockController {
  constructor(
    private readonly locks: ReportLockService,
    private readonly comparison: LockComparisonService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(reportLockList, ReportLockView, 'List the locks of reports, ended ones included')
  @Access('report_locks:read')
  list(@ListOf(reportLockList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ReportLockView>(reportLockList, request, actor);
  }

  @ExportRoute(reportLockList, 'Export the locks of reports, ended ones included')
  @Access('report_locks:export')
  export(@ExportOf(reportLockList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, reportLockList, request, actor, reply);
  }

  /**
   * Lock a month of a report
   *
   * The figures are kept as they were known when the last day of the month was over. Only managers can lock a month.
   * Use it before figures go to the board or a ministry: later changes of records leave the locked figures as they
   * were. A month can be locked once it is over.
   */
  @Post()
  @Access('report_locks:write')
  @ApiCreatedResponse({ type: ReportLockView })
  @ApiProblems('report_lock.exists')
  create(@Body() body: CreateReportLock, @CurrentActor() actor: Actor) {
    return this.locks.create(body, actor);
  }

  /**
   * Get a locked month with its figures
   *
   * The figures are those that were known when the month ended, as they were locked. Leads that have become
   * confidential since appear under their codenames.
   */
  @Get(':id')
  @Access('report_locks:read')
  @ApiOkResponse({ type: ReportLockDocumentView })
  read(@RecordId('report_lock') id: string, @CurrentActor() actor: Actor) {
    return this.locks.read(id, actor);
  }

  /**
   * Compare a locked month with the present figures
   *
   * The response shows each figure that would be different today, and the later changes of records that its figures
   * depend on. Use it to explain a difference before unlocking.
   */
  @Get(':id/comparison')
  @Access('report_locks:read')
  @ApiOkResponse({ type: ReportLockComparisonView })
  @ApiProblems('report_lock.report_gone')
  compare(@RecordId('report_lock') id: string, @CurrentActor() actor: Actor) {
    return this.comparison.compare(id, actor);
  }

  /**
   * Unlock a month of a report
   *
   * Only managers can unlock a month. The lock stays in the list, with the reason and the name of the user who ended
   * it. The month can be locked again.
   */
  @Post(':id/unlock')
  @HttpCode(200)
  @Access('report_locks:write')
  @ApiOkResponse({ type: ReportLockView })
  @ApiProblems('report_lock.unlocked')
  unlock(@RecordId('report_lock') id: string, @Body() body: UnlockReport, @CurrentActor() actor: Actor) {
    return this.locks.unlock(id, body, actor);
  }
}
