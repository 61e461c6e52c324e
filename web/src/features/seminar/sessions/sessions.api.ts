import { createPartApi } from '../../../shared/api/part.api';
import type { components } from '../../../shared/api/schema';

export type Session = components['schemas']['SessionView'];

/** The sessions of a seminar in the order of the programme. */
export const sessionApi = createPartApi('seminars/{id}/sessions', {
  idName: 'sessionId',
  sort: 'startsAt',
  buildKey: (id) => ['seminars', id, 'sessions'],
});
