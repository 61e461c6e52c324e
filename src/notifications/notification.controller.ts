import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../common/actor/actor.constants.js';
import { CurrentActor } from '../common/http/request.decorator.js';
import type { ListRequest } from '../common/lists/list-request.rules.js';
import { ListOf, ListRoute } from '../common/lists/list-route.decorator.js';
import { ApiProblems } from '../common/openapi/api-problems.decorator.js';
import { Access } from '../identity/access/access.decorator.js';
import { MarkNotificationsRead } from './notification.dto.js';
import { notificationList } from './notification.list.js';
import { NotificationService } from './notification.service.js';
import { NotificationView, UnreadNotificationsView } from './notification.view.js';

const READ_EXAMPLES = {
  all: { summary: 'All notifications', value: { all: true } },
  some: { summary: 'Some notifications', value: { ids: ['0199aa00-0000-7000-8000-000000000021'] } },
};

@ApiTags('Notifications')
@Controller('notifications')
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  @ListRoute(notificationList, NotificationView, 'List the notifications of the caller, newest first')
  @Access('me:read')
  @ApiProblems('notification.person_only')
  list(@ListOf(notificationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.notifications.list(request, actor);
  }

  /**
   * Mark notifications as read
   *
   * For users, not for API keys. Marks those with the `ids`, or `all` that the caller sees now, and returns the number of
   * those that are still unread. A cause after that writes a new one.
   */
  @Post('read')
  @Access('me:read')
  @HttpCode(200)
  @ApiBody({ type: MarkNotificationsRead, examples: READ_EXAMPLES })
  @ApiOkResponse({ type: UnreadNotificationsView })
  @ApiProblems('notification.person_only', 'notification.selection')
  markRead(@Body() body: MarkNotificationsRead, @CurrentActor() actor: Actor) {
    return this.notifications.markRead(body, actor);
  }
}
