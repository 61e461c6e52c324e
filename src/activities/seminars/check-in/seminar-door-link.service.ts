import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { assertExists } from '../../../database/records/record.store.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import type { CreateDoorLink } from '../../../identity/door-links/door-link.dto.js';
import { DoorLinkService } from '../../../identity/door-links/door-link.service.js';
import type { DoorLinksView, NewDoorLinkView } from '../../../identity/door-links/door-link.view.js';
import { KINDS } from '../../activity.entity.js';
import { assertNotCancelled } from '../registrations/seminar-registration.errors.js';
import { lockSeminar } from '../registrations/seminar-registration.queries.js';
import { getEnd } from './check-in-time.rules.js';

/** Manages the door links of seminars. Identity keeps them and knows nothing of seminars. */
@Injectable()
export class SeminarDoorLinkService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly links: DoorLinkService,
  ) {}

  /** Lists the links of a seminar, with the newest first. @throws 404 */
  async list(seminarId: string): Promise<DoorLinksView> {
    await assertExists(this.sql, KINDS.seminar, seminarId);
    return { items: await this.links.listOfSeminar(seminarId) };
  }

  /**
   * Creates a link to the check-in page below `serverUrl`. The address is shown only in the response.
   * @throws 404, 409 `record.archived`, `seminar.cancelled`, 422 for the time at which it expires
   */
  create(seminarId: string, body: CreateDoorLink, serverUrl: string, actor: Actor): Promise<NewDoorLinkView> {
    return this.work.run(
      actor,
      async (tx) => {
        const seminar = await lockSeminar(tx, seminarId);
        assertNotCancelled(seminar);
        const { view, token } = await this.links.create(tx, { id: seminarId, end: getEnd(seminar) }, body);
        return { ...view, url: `${serverUrl}/door/${seminarId}#${token}` };
      },
      { secret: 'url' },
    );
  }

  /** Revokes a link of a seminar. @throws 404 */
  async revoke(seminarId: string, id: string, actor: Actor): Promise<void> {
    await assertExists(this.sql, KINDS.seminar, seminarId);
    await this.links.revoke(seminarId, id, actor);
  }
}
