import { buildPayload, type EventFacts, writePayload } from '../../src/webhooks/payload/webhook-payload.rules.js';

const MAX_BYTES = 256 * 1024;
const ID = '0199c000-0000-7000-8000-000000000310';

const buildFacts = (change: Partial<EventFacts> = {}): EventFacts => ({
  type: 'company.updated',
  at: new Date('2026-11-30T09:12:44.120Z'),
  entityType: 'company',
  entityId: ID,
  changes: { notes: { before: null, after: 'New' } },
  record: { id: ID, version: 14, notes: 'New' },
  ...change,
});

/** A record whose body has a number of bytes. */
const buildOfSize = (bytes: number): EventFacts => {
  const facts = buildFacts({ changes: {} });
  const notes = 'x'.repeat(bytes - Buffer.byteLength(writePayload({ ...facts, record: { id: ID, notes: '' } })));
  return { ...facts, record: { id: ID, notes } };
};

describe('The body of an event', () => {
  it('has the form of Standard Webhooks, with the record and what changed in it', () => {
    expect(JSON.parse(writePayload(buildFacts()))).toEqual({
      type: 'company.updated',
      timestamp: '2026-11-30T09:12:44.120Z',
      data: {
        entity: 'company',
        id: ID,
        version: 14,
        changed: { notes: { before: null, after: 'New' } },
        record: { id: ID, version: 14, notes: 'New' },
      },
    });
  });

  it('says nothing of changes that the record does not show', () => {
    const changes = { secretHash: { before: 'a', after: 'b' }, notes: { before: 'a', after: 'b' } };
    expect(buildPayload(buildFacts({ changes })).data.changed).toEqual({ notes: { before: 'a', after: 'b' } });
    expect(buildPayload(buildFacts({ changes, record: null })).data).toEqual({
      entity: 'company',
      id: ID,
      changed: {},
      record: null,
    });
    const inherited = { constructor: { before: 'a', after: 'b' } };
    expect(buildPayload(buildFacts({ changes: inherited })).data.changed).toEqual({});
  });

  it('never has the code of a registration', () => {
    const registration = { type: 'registration.created', entityType: 'registration' } as const;
    const code = { before: null, after: 'K7Q2' };
    const body = writePayload(buildFacts({ ...registration, changes: { code }, record: { id: ID, code: 'K7Q2' } }));
    expect(body).not.toContain('K7Q2');
  });

  it('is at most 256 KiB, without the record if that would make it larger', () => {
    const largest = writePayload(buildOfSize(MAX_BYTES));
    expect(Buffer.byteLength(largest)).toBe(MAX_BYTES);
    expect(JSON.parse(largest).data).not.toHaveProperty('recordOmitted');
    const { data } = JSON.parse(writePayload(buildOfSize(MAX_BYTES + 1)));
    expect(data).toEqual({ entity: 'company', id: ID, changed: {}, record: null, recordOmitted: true });
  });

  it('counts bytes and not characters', () => {
    const notes = '界'.repeat(100_000);
    const body = writePayload(buildFacts({ record: { id: ID, notes } }));
    expect(JSON.parse(body).data).toMatchObject({ record: null, recordOmitted: true });
  });

  it('leaves out the changes too if these are too large', () => {
    const notes = 'x'.repeat(MAX_BYTES);
    const changes = { notes: { before: notes, after: 'short' } };
    const body = writePayload(buildFacts({ changes, record: { id: ID, notes: 'short' } }));
    expect(Buffer.byteLength(body)).toBeLessThan(MAX_BYTES);
    expect(JSON.parse(body).data).toEqual({
      entity: 'company',
      id: ID,
      changed: {},
      record: null,
      recordOmitted: true,
    });
  });
});
