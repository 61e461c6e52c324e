import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { COMMITMENT_CHANGE_EXAMPLES, COMMITMENT_EXAMPLES } from '../agreements/agreement.examples.js';
import { CreateCommitment, UpdateCommitment } from './commitment.dto.js';
import { buildCommitmentList, agreementCommitmentList } from './commitment.list.js';
import { CommitmentService } from './commitment.service.js';
import { CommitmentView } from './commitment.view.js';

/** The commitment in the path. */
const COMMITMENT = { entity: 'commitment', parameter: 'commitmentId' };
const UNFULFILLED = ['422 commitment.evidence_needed', '422 commitment.not_done', '422 commitment.done_in_future'];

@ApiTags('Agreements')
@Controller('agreements/:id/commitments')
export class CommitmentController {
  constructor(
    private readonly commitments: CommitmentService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(agreementCommitmentList, CommitmentView, 'List the commitments of an agreement')
  @Access('agreements:read')
  list(
    @RecordId('agreement') id: string,
    @ListOf(agreementCommitmentList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.commitments.readPage(id, request, actor);
  }

  @ExportRoute(agreementCommitmentList, 'Export the commitments of an agreement')
  @Access('agreements:export')
  async export(
    @RecordId('agreement') id: string,
    @ExportOf(agreementCommitmentList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.commitments.assertAgreement(id);
    return sendExport(this.lists, buildCommitmentList(id), request, actor, reply);
  }

  /**
   * Create a commitment
   *
   * Records a promise of one of the parties and the day by which it is due. A commitment with `dueOn` counts as overdue
   * from the day after, until it is done or dropped.
   */
  @Post()
  @Access('agreements:write')
  @ApiBody({ type: CreateCommitment, examples: COMMITMENT_EXAMPLES })
  @ApiCreatedResponse({ type: CommitmentView })
  @ApiProblems('record.archived', ...UNFULFILLED)
  create(@RecordId('agreement') id: string, @Body() body: CreateCommitment, @CurrentActor() actor: Actor) {
    return this.commitments.create(id, body, actor);
  }

  /**
   * Get a commitment
   *
   * Returns the company that made it, the due day, the status, and the evidence or the activity that fulfilled it.
   */
  @Get(':commitmentId')
  @Access('agreements:read')
  @ApiOkResponse({ type: CommitmentView })
  read(@RecordId('agreement') id: string, @RecordId(COMMITMENT) commitmentId: string, @CurrentActor() actor: Actor) {
    return this.commitments.read(id, commitmentId, actor);
  }

  /**
   * Update a commitment
   *
   * Send `status` as `on_track` or `at_risk` while the commitment is in progress. `done` requires `evidence` or
   * `activityId`; `dropped` ends it without a result.
   */
  @Patch(':commitmentId')
  @Access('agreements:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateCommitment, examples: COMMITMENT_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: CommitmentView })
  @ApiProblems('record.archived', ...UNFULFILLED)
  update(
    @RecordId('agreement') id: string,
    @RecordId(COMMITMENT) commitmentId: string,
    @Body() body: UpdateCommitment,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.commitments.update(id, commitmentId, body, ifMatch, actor);
  }

  /**
   * Archive a commitment
   *
   * Archive only a commitment that was entered by mistake. Set a commitment that is no longer wanted to dropped, so
   * that reports still count it.
   */
  @Delete(':commitmentId')
  @Access('agreements:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CommitmentView })
  @ApiProblems('record.archived')
  archive(
    @RecordId('agreement') id: string,
    @RecordId(COMMITMENT) commitmentId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.commitments.archive(id, commitmentId, ifMatch, actor);
  }

  /**
   * Restore an archived commitment
   *
   * The commitment appears under its agreement again, unchanged. The request is rejected while the agreement is
   * archived.
   */
  @Post(':commitmentId/restore')
  @HttpCode(200)
  @Access('agreements:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CommitmentView })
  @ApiProblems('record.archived')
  restore(
    @RecordId('agreement') id: string,
    @RecordId(COMMITMENT) commitmentId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.commitments.restore(id, commitmentId, ifMatch, actor);
  }
}
