import type { Answer, TestApi } from '../support/api.js';
import { connect, send, work, type GivenConnection } from './intake.given.js';
import { selectRows } from '../support/rows.js';

/** What a form of these tests says beside name, address and company. */
export const FORM = {
  fields: {
    fullName: 'name',
    email: 'email',
    companyName: 'company',
    jobTitle: 'job',
    phone: 'phone',
    country: 'country',
    message: 'message',
  },
  consents: [{ purpose: 'marketing', key: 'newsletter', equals: 'true', wording: 'Yes, keep me informed.' }],
  paths: { externalId: 'id', version: 'version', status: 'status' },
};

/** A connection to a form with these fields. */
export function connectForm(api: TestApi, change: Record<string, unknown> = {}): Promise<GivenConnection> {
  return connect(api, { mapping: FORM, ...change });
}

/** Sends what a form says and works on it. @returns the registration that came of it, as the API shows it */
export async function submit(
  api: TestApi,
  connection: GivenConnection,
  form: Record<string, unknown>,
): Promise<Answer['body']> {
  const sent = await send(connection, form);
  if (sent.status !== 202) throw new Error(`Not taken in: ${sent.status} ${sent.text}`);
  await work(api);
  return readRegistration(api, connection, String(form['id']));
}

/** The registration of a connection by the id it has there. */
export async function readRegistration(
  api: TestApi,
  { id }: { id: string },
  externalId: string,
): Promise<Answer['body']> {
  const { rows } = await api.db.query(
    `SELECT id FROM intake_registration WHERE connection_id = $1 AND (external_id = $2 OR $2 = ANY (former_external_ids))`,
    [id, externalId],
  );
  if (rows.length !== 1) {
    const states = await selectRows(api.db, 'intake_delivery', { connection_id: id }, 'state, error');
    throw new Error(`${rows.length} registrations ${externalId}; deliveries: ${JSON.stringify(states)}`);
  }
  return (await api.bdm.get(`/intake/registrations/${rows[0].id}`)).body;
}

/** How many rows of a table there are. */
export async function count(api: TestApi, table: string, condition = 'true', values: unknown[] = []): Promise<number> {
  const { rows } = await api.db.query(`SELECT count(*)::integer AS n FROM ${table} WHERE ${condition}`, values);
  return rows[0].n;
}
