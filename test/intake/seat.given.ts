import type { TestApi } from '../support/api.js';

/** A seat of a seminar as it is stored. */
export interface StoredSeat {
  id: string;
  contactId: string | null;
  email: string | null;
  status: string;
  replacedById: string | null;
}

/** A confirmed seminar on the day that the clock of these tests reaches, unless said otherwise. */
export async function seminarFor(api: TestApi, change: object = {}): Promise<string> {
  const body = {
    title: 'Investing in Limburg',
    startsAt: '2026-12-10T09:00',
    endsAt: '2026-12-10T12:00',
    timezone: 'Europe/Brussels',
    status: 'confirmed',
    ...change,
  };
  const answer = await api.bdm.post('/seminars', body);
  if (answer.status !== 201) throw new Error(`No seminar: ${answer.status} ${answer.text}`);
  return answer.body.id as string;
}

/** The seats of a seminar in the order of the line. */
export async function readSeats(api: TestApi, seminarId: string): Promise<StoredSeat[]> {
  const { rows } = await api.db.query(
    `SELECT id, contact_id AS "contactId", email, status, replaced_by_id AS "replacedById" FROM seminar_registration
     WHERE activity_id = $1 ORDER BY arrival`,
    [seminarId],
  );
  return rows as StoredSeat[];
}
