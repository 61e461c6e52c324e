import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateCommitment, UpdateCommitment } from './commitment.dto.js';
import { buildCommitmentList, agreementCommitmentList } from './commitment.list.js';
import { CommitmentService } from './commitment.service.js';
import { CommitmentView } from './commitment.view.js';
import { COMMITMENT_DOCS } from './commitment.openapi.js';

const routes = defineRoutes(COMMITMENT_DOCS, {
  scope: 'agreements',
  records: ['agreement', 'commitment'],
  view: CommitmentView,
});

@ApiTags('Agreements')
@Controller('agreements/:id/commitments')
export class CommitmentController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commitments: CommitmentService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(agreementCommitmentList, CommitmentView)
  list(@routes.Id() id: string, @ListOf(agreementCommitmentList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.commitments.readPage(id, request, actor);
  }

  @routes.Export(agreementCommitmentList)
  async export(
    @routes.Id() id: string,
    @ExportOf(agreementCommitmentList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.commitments.assertAgreement(id);
    return createExportFile(this.lists, buildCommitmentList(id), request, actor);
  }

  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateCommitment, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.commitments.create(tx, id, body));
  }

  @routes.Get(':commitmentId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.commitments.read(...ids, actor);
  }

  @routes.Patch(':commitmentId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateCommitment,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.commitments.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete(':commitmentId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.commitments.archive(tx, ...ids, ifMatch));
  }

  @routes.PostAction(':commitmentId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.commitments.restore(tx, ...ids, ifMatch));
  }
}
