import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { EraseDuePeople, KeepContacts } from './retention-due.dto.js';
import { retentionDueList } from './retention-due.list.js';
import { DuePersonView, RetentionErasureView, RetentionKeepView } from './retention-due.view.js';
import { RETENTION_DOCS } from './retention.openapi.js';
import { RetentionService } from './retention.service.js';
import { RetentionErasureService } from './retention-erasure.service.js';

const routes = defineRoutes(RETENTION_DOCS, {
  scope: 'privacy',
  contains: ['contacts'],
  records: ['person'],
  view: RetentionErasureView,
});

@ApiTags('Privacy')
@Controller('privacy/retention')
export class RetentionController {
  constructor(
    private readonly retention: RetentionService,
    private readonly erasures: RetentionErasureService,
  ) {}

  @routes.List(retentionDueList, DuePersonView)
  list(@ListOf(retentionDueList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.retention.list(request, actor);
  }

  @routes.PostAction('erase', { access: 'privacy:erase' })
  erase(@Body() body: EraseDuePeople, @CurrentActor() actor: Actor): Promise<RetentionErasureView> {
    return this.erasures.erase(body, actor);
  }

  @routes.PostAction('keep', { view: RetentionKeepView })
  keep(@Body() body: KeepContacts, @CurrentActor() actor: Actor): Promise<RetentionKeepView> {
    return this.retention.keep(body, actor);
  }
}
