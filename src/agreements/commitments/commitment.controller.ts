import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createNestedRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateCommitment, UpdateCommitment } from './commitment.dto.js';
import { agreementCommitmentList } from './commitment.list.js';
import { CommitmentService } from './commitment.service.js';
import { CommitmentView } from './commitment.view.js';
import { COMMITMENT_DOCS } from './commitment.openapi.js';

const routes = defineRoutes(COMMITMENT_DOCS, {
  scope: 'agreements',
  records: ['agreement', 'commitment'],
  view: CommitmentView,
});

@ApiTags('Agreements')
@RecordController('agreements/:id/commitments')
export class CommitmentController extends createNestedRecordController(
  routes,
  agreementCommitmentList,
  CommitmentView,
  CommitmentService,
  ':commitmentId',
) {
  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateCommitment, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, id, body));
  }

  @routes.Patch(':commitmentId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateCommitment,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, ...ids, body, ifMatch));
  }
}
