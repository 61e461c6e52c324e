import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { CurrentActor, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { LockComparison } from './lock.comparison.service.js';
import { CreateReportLock, UnlockReport } from './report-lock.dto.js';
import { reportLockList } from './report-lock.list.js';
import { ReportLocks } from './report-lock.service.js';
import { ReportLockComparisonView, ReportLockDocumentView, ReportLockView } from './report-lock.view.js';

@ApiTags('Reports')
@Controller('report-locks')
export class ReportLockController {
  constructor(
    private readonly locks: ReportLocks,
    private readonly comparison: LockComparison,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(reportLockList, ReportLockView, 'List the months whose figures are locked, and those that were')
  @Access('report_locks:read')
  list(@ListOf(reportLockList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<ReportLockView>(reportLockList, request, actor);
  }

  @ExportRoute(reportLockList, 'Export the months whose figures are locked, and those that were')
  @Access('report_locks:export')
  export(@ExportOf(reportLockList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, reportLockList, request, actor, reply);
  }

  /**
   * Lock a month of a report: its figures, as they were known when its last day was over, are kept for good
   *
   * Managers only. Use it before figures go to the board or a ministry: later changes of records leave the locked
   * ones as they were. A month can be locked once it is over.
   */
  @Post()
  @Access('report_locks:write')
  @ApiCreatedResponse({ type: ReportLockView })
  @Refuses('report_lock.exists')
  create(@Body() body: CreateReportLock, @CurrentActor() actor: Actor) {
    return this.locks.create(body, actor);
  }

  /**
   * Read a locked month, with its figures
   *
   * The figures are those of the moment when the month ended, byte for byte.
   */
  @Get(':id')
  @Access('report_locks:read')
  @ApiOkResponse({ type: ReportLockDocumentView })
  read(@RecordId('report_lock') id: string, @CurrentActor() actor: Actor) {
    return this.locks.read(id, actor);
  }

  /**
   * Hold a locked month against what history says now, with the later changes that its figures go by
   *
   * Shows each figure that would be another one today, and which change of which record made it so. Use it to
   * explain a difference before unlocking.
   */
  @Get(':id/comparison')
  @Access('report_locks:read')
  @ApiOkResponse({ type: ReportLockComparisonView })
  @Refuses('report_lock.report_gone')
  compare(@RecordId('report_lock') id: string, @CurrentActor() actor: Actor) {
    return this.comparison.compare(id, actor);
  }

  /**
   * End a lock, with the reason; it stays in the list, and the month can be locked again
   *
   * Managers only. The reason is kept with the lock and with the name of who ended it.
   */
  @Post(':id/unlock')
  @HttpCode(200)
  @Access('report_locks:write')
  @ApiOkResponse({ type: ReportLockView })
  @Refuses('report_lock.unlocked')
  unlock(@RecordId('report_lock') id: string, @Body() body: UnlockReport, @CurrentActor() actor: Actor) {
    return this.locks.unlock(id, body, actor);
  }
}
