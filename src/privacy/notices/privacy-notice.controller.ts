import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { RecordNotices } from './privacy-notice.dto.js';
import { missingNoticeList } from './privacy-notice.list.js';
import { PRIVACY_NOTICE_DOCS } from './privacy-notice.openapi.js';
import { PrivacyNoticeService } from './privacy-notice.service.js';
import { MissingNoticeView, RecordedNoticesView } from './privacy-notice.view.js';

const routes = defineRoutes(PRIVACY_NOTICE_DOCS, {
  scope: 'privacy',
  contains: ['contacts'],
  records: ['person'],
  view: RecordedNoticesView,
});

@ApiTags('Privacy')
@Controller('privacy/notices')
export class PrivacyNoticeController {
  constructor(private readonly notices: PrivacyNoticeService) {}

  @routes.List(missingNoticeList, MissingNoticeView)
  list(@ListOf(missingNoticeList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.notices.list(request, actor);
  }

  @routes.PostAction()
  record(@Body() body: RecordNotices, @CurrentActor() actor: Actor): Promise<RecordedNoticesView> {
    return this.notices.record(body, actor);
  }
}
