import { Injectable } from '@nestjs/common';
import { type Actor, findUserId } from '../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError } from '../common/errors/domain.errors.js';
import type { ListRequest } from '../common/lists/list-request.rules.js';
import { ListReader, type Page } from '../common/lists/list.reader.js';
import { UnitOfWork } from '../database/transactions/unit-of-work.transaction.js';
import { countUnreadNotifications } from '../identity/notifications/notification.queries.js';
import { NotificationWriter } from '../identity/notifications/notification.store.js';
import type { MarkNotificationsRead } from './notification.dto.js';
import { notificationList } from './notification.list.js';
import type { NotificationView, UnreadNotificationsView } from './notification.view.js';

/** Lists the notifications of users and marks them as read. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lists: ListReader,
    private readonly writer: NotificationWriter,
  ) {}

  /** Lists the notifications of the caller. @throws 403 for a key */
  async list(request: ListRequest, actor: Actor): Promise<Page<NotificationView>> {
    assertPerson(actor);
    return this.lists.readPage<NotificationView>(notificationList, request, actor);
  }

  /**
   * Marks notifications of the caller as read.
   * @throws 403 for a key, 422 `notification.selection`
   */
  async markRead({ ids, all }: MarkNotificationsRead, actor: Actor): Promise<UnreadNotificationsView> {
    assertPerson(actor);
    if ((ids === undefined) === (all === undefined)) {
      throw createInvalidFieldError('/ids', 'notification.selection', 'Exactly one of ids and all is required.');
    }
    return this.work.run(actor, async (tx) => {
      await this.writer.markRead(tx, ids);
      return { unread: await countUnreadNotifications(tx.sql, actor) };
    });
  }
}

/** @throws 403 for a key */
function assertPerson(actor: Actor): void {
  if (findUserId(actor) !== null) return;
  throw new CodedError('notification.person_only', 'Only users have notifications; the caller must not be an API key.');
}
