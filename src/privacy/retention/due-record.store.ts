import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { listPersonalData } from '../personal-data.registry.js';
import type { DueKey } from './due-person.queries.js';

/** Locks the record of a key until the transaction ends. @returns whether there is one */
export async function lockDueRecord(sql: SqlClient, { id, table }: DueKey): Promise<boolean> {
  return (await sql.queryOneOrNull(`SELECT 1 AS one FROM ${table} WHERE id = $1 FOR UPDATE`, [id])) !== null;
}

/** The assignments that clear the columns of a table whose treatment is `clear` or `bytes`. */
function buildClearing(table: string): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const columns = listPersonalData().filter((line) => line.table === table && 'placeholder' in line);
  const assignments = columns.map(({ column, placeholder }) => {
    if (placeholder === null) return `"${column}" = NULL`;
    values.push(typeof placeholder === 'string' ? placeholder : JSON.stringify(placeholder));
    return `"${column}" = $${values.length + 1}`;
  });
  return { text: assignments.join(', '), values };
}

/**
 * Removes the fields of a locked registration by a form and of the seat that it got, and the bytes of its deliveries. Of the person stay the digests by which
 * a repeated delivery is recognised.
 */
export async function removeFormContent(tx: Tx, id: string): Promise<void> {
  const fields = buildClearing('intake_registration');
  await tx.sql.execute(
    `UPDATE intake_registration SET ${fields.text}, version = version + 1, updated_at = $${fields.values.length + 2}
     WHERE id = $1`,
    [id, ...fields.values, tx.now],
  );
  const bytes = buildClearing('intake_delivery');
  await tx.sql.execute(
    `UPDATE intake_delivery SET ${bytes.text} WHERE next_attempt_at IS NULL
       AND id IN (SELECT delivery_id FROM intake_registration_delivery WHERE registration_id = $1)`,
    [id, ...bytes.values],
  );
  const seat = buildClearing('seminar_registration');
  await tx.sql.execute(
    `UPDATE seminar_registration SET ${seat.text}, version = version + 1, updated_at = $${seat.values.length + 2}
     WHERE contact_id IS NULL AND id = (SELECT seat_id FROM intake_registration WHERE id = $1 AND made_seat)`,
    [id, ...seat.values, tx.now],
  );
  const row = await tx.sql.queryOne<{ version: number }>('SELECT version FROM intake_registration WHERE id = $1', [id]);
  await tx.audit({
    action: 'content_removed',
    entityType: 'intake_registration',
    entityId: id,
    version: row.version,
    changes: {},
  });
}

/** Deletes a locked received mail. The audit trail keeps that there was one. */
export async function deleteMail(tx: Tx, id: string): Promise<void> {
  await tx.sql.execute('DELETE FROM inbound_mail WHERE id = $1', [id]);
  await tx.audit({ action: 'deleted', entityType: 'inbound_mail', entityId: id, changes: {} });
}
