import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { RECORD_TYPES } from '../../src/common/audit/record-types.constants.js';
import { EVENT_ENTITIES, EVENT_TYPES } from '../../src/database/transactions/event-types.rules.js';
import { EventRecordReader } from '../../src/webhooks/payload/event-record.reader.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { checkAgainstEventSchema, EVENT_DOCUMENT } from './event-schema.given.js';

const { api } = useApi();

const readTypes = async (): Promise<Made[]> => (await ok(api.manager.get('/webhooks/event-types'))).items;

describe('The types of events', () => {
  it('are all in the section webhooks of the OpenAPI document, with the same description and example', async () => {
    const types = await readTypes();
    expect(types.map(({ type }) => type)).toEqual([...EVENT_TYPES]);
    expect(Object.keys(EVENT_DOCUMENT.webhooks)).toEqual([...EVENT_TYPES]);
    for (const { type, description, example } of types) {
      const { post } = EVENT_DOCUMENT.webhooks[type]!;
      expect([description, example]).toEqual([post.description, post.requestBody.content['application/json'].example]);
    }
  });

  it('have examples that fit the schemas, and show what the event is about', async () => {
    for (const { type, description, example } of await readTypes()) {
      checkAgainstEventSchema(type, example);
      expect(description).toMatch(/^[A-Z].*\.$/);
      const { changed, record } = example.data;
      const shown = Object.fromEntries(Object.keys(changed).map((field) => [field, record[field]]));
      const after = Object.entries(changed as Record<string, { after: unknown }>).map(([field, one]) => [
        field,
        one.after,
      ]);
      expect([type, Object.fromEntries(after)]).toEqual([type, shown]);
    }
    const registration = (await readTypes()).find(({ type }) => type === 'registration.created')!;
    expect(registration.example.data.record).not.toHaveProperty('code');
  });

  it('are about records that a service reads', async () => {
    const reader = api.app.get(EventRecordReader);
    const nobody = '0199ffff-ffff-7fff-8fff-ffffffffffff';
    for (const entity of EVENT_ENTITIES.filter((one) => Object.hasOwn(RECORD_TYPES, one))) {
      expect([entity, await reader.find(entity, nobody, SYSTEM)]).toEqual([entity, { record: null }]);
    }
  });

  it('are not shown to those who may not read webhooks', async () => {
    for (const caller of [api.bdm, api.viewer]) {
      expect((await caller.get('/webhooks/event-types')).problem).toEqual([403, 'auth.forbidden']);
    }
    expect((await api.anonymous.get('/webhooks/event-types')).problem).toEqual([401, 'auth.required']);
  });
});
