import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  createExportFile,
} from '../../common/lists/list-route.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { commitmentList } from './commitment.list.js';
import { CommitmentView } from './commitment.view.js';

/** The commitments of all agreements, so that one request finds every overdue commitment. */
@ApiTags('Agreements')
@Controller('commitments')
export class CommitmentOverviewController {
  constructor(private readonly lists: ListReader) {}

  @ListRoute(commitmentList, CommitmentView, 'List the commitments of all agreements')
  @Access('agreements:read')
  list(@ListOf(commitmentList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<CommitmentView>(commitmentList, request, actor);
  }

  @ExportRoute(commitmentList, 'Export the commitments of all agreements')
  @Access('agreements:export')
  export(@ExportOf(commitmentList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, commitmentList, request, actor);
  }
}
