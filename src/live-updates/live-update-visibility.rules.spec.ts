import type { Actor, Role } from '../common/actor/actor.constants.js';
import type { LiveUpdateNotification } from '../database/transactions/live-update.rules.js';
import { chooseLiveUpdate } from './live-update-visibility.rules.js';

const ID = '0199aa00-0000-7000-8000-000000000021';
const buildActor = (role: Role, kind: Actor['kind'] = 'user') =>
  ({ kind, id: ID, name: 'Somebody', role, scopes: null }) as Actor;

describe('A change of what came in by a form', () => {
  it.each(['intake_connection', 'intake_registration', 'intake_decision'] as const)(
    'is told to colleagues, and to no integration, which may only know of its own connections: %s',
    (entity) => {
      const notification: LiveUpdateNotification = { type: 'updated', entity, id: ID, version: 2, leadId: null };
      const update = { type: 'updated', entity, id: ID, version: 2 };
      expect(chooseLiveUpdate(buildActor('viewer'), notification, new Map())).toEqual(update);
      expect(chooseLiveUpdate(buildActor('integration', 'key'), notification, new Map())).toBeNull();
      expect(chooseLiveUpdate(buildActor('reporting'), notification, new Map())).toBeNull();
    },
  );
});
