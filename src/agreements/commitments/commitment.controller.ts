import { ApiTags } from '@nestjs/swagger';
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
export class CommitmentController extends createNestedRecordController({
  routes,
  list: agreementCommitmentList,
  view: CommitmentView,
  service: CommitmentService,
  create: CreateCommitment,
  update: UpdateCommitment,
}) {}
