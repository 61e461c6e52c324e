import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { DELIVERY_DETAIL, deliveryList } from './delivery.list.js';
import { readDeliveryBody } from './delivery.queries.js';
import type { DeliveryDetailView, DeliveryView } from './delivery.view.js';

/** Reads deliveries for users. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
  ) {}

  /** Returns a delivery with its details, without its bytes. @throws 404 */
  read(id: string, actor: Actor): Promise<DeliveryDetailView> {
    return readRecord(this.sql, deliveryList, 'intake_delivery', id, actor, DELIVERY_DETAIL);
  }

  /** Returns the original bytes of a delivery and records that in the audit trail. @throws 404, 409 when removed */
  readRaw(id: string, actor: Actor): Promise<Buffer> {
    return this.work.run(actor, async (tx) => {
      await readRecord<DeliveryView>(tx.sql, deliveryList, 'intake_delivery', id, actor);
      const bytes = await readDeliveryBody(tx.sql, id);
      if (!bytes) throw new CodedError('intake.body_removed', 'The bytes of this delivery have been removed.');
      await tx.audit({ action: 'raw_read', entityType: 'intake_delivery', entityId: id });
      return bytes;
    });
  }
}
