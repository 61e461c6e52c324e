import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf, createExportFile } from '../../common/lists/list-route.decorator.js';
import {
  CurrentActor,
  IfMatch,
  RecordId,
  type IdPair,
  RecordIds,
  type Version,
} from '../../common/http/request.decorator.js';
import { defineRecordRoutes } from '../../identity/access/record-routes.decorator.js';
import { CreateCommitment, UpdateCommitment } from './commitment.dto.js';
import { buildCommitmentList, agreementCommitmentList } from './commitment.list.js';
import { CommitmentService } from './commitment.service.js';
import { CommitmentView } from './commitment.view.js';
import { COMMITMENT_DOCS } from './commitment.openapi.js';

/** The commitment in the path. */
const COMMITMENT = { entity: 'commitment', parameter: 'commitmentId' };

const routes = defineRecordRoutes(COMMITMENT_DOCS, { scope: 'agreements', view: CommitmentView });

@ApiTags('Agreements')
@Controller('agreements/:id/commitments')
export class CommitmentController {
  constructor(
    private readonly commitments: CommitmentService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(agreementCommitmentList, CommitmentView)
  list(
    @RecordId('agreement') id: string,
    @ListOf(agreementCommitmentList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.commitments.readPage(id, request, actor);
  }

  @routes.Export(agreementCommitmentList)
  async export(
    @RecordId('agreement') id: string,
    @ExportOf(agreementCommitmentList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.commitments.assertAgreement(id);
    return createExportFile(this.lists, buildCommitmentList(id), request, actor);
  }

  @routes.Post()
  create(@RecordId('agreement') id: string, @Body() body: CreateCommitment, @CurrentActor() actor: Actor) {
    return this.commitments.create(id, body, actor);
  }

  @routes.Get(':commitmentId')
  read(@RecordIds('agreement', COMMITMENT) ids: IdPair, @CurrentActor() actor: Actor) {
    return this.commitments.read(...ids, actor);
  }

  @routes.Patch(':commitmentId')
  update(
    @RecordIds('agreement', COMMITMENT) ids: IdPair,
    @Body() body: UpdateCommitment,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.commitments.update(...ids, body, ifMatch, actor);
  }

  @routes.Delete(':commitmentId')
  archive(@RecordIds('agreement', COMMITMENT) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.commitments.archive(...ids, ifMatch, actor);
  }

  @routes.PostAction(':commitmentId/restore')
  restore(@RecordIds('agreement', COMMITMENT) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.commitments.restore(...ids, ifMatch, actor);
  }
}
