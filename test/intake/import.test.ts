import { type Answer, useApi } from '../support/api.js';
import { buildMultipart } from './deliveries.given.js';
import { connect, type GivenConnection, post, work } from './intake.given.js';
import { storedDeliveries, storedRegistrations } from './senders.given.js';

const { api } = useApi();

const CSV = { 'content-type': 'text/csv' };
const upload = (
  connection: GivenConnection,
  file: string | Buffer,
  query = '',
  headers: Record<string, string> = CSV,
): Promise<Answer> => api.manager.send('POST', `/intake/connections/${connection.id}/import${query}`, file, headers);

const tally = (change: object = {}) =>
  connect(api, {
    provider: 'tally',
    secret: null,
    mapping: { fields: { fullName: 'q_name', email: 'q_mail' } },
    ...change,
  });

/** A delivery of the form that the files are exports of. */
const delivered = (id: string) =>
  JSON.stringify({
    eventType: 'FORM_RESPONSE',
    data: {
      responseId: id,
      formId: 'form1',
      createdAt: '2026-10-05T08:00:00.250Z',
      fields: [
        { key: 'q_name', label: 'Name', type: 'INPUT_TEXT', value: `Sent ${id}` },
        { key: 'q_mail', label: 'E-mail', type: 'INPUT_EMAIL', value: `${id}@sent.example` },
      ],
    },
  });

const HEAD = 'Submission ID,Respondent ID,Submitted at,Name,E-mail,Remarks';
const row = (id: string, rest = `Filed ${id},${id}@filed.example,`) => `${id},r,2026-10-05 08:00:00,${rest}`;

describe('The export of a form', () => {
  it('with an idempotency key is imported once: a repetition gets the first response, and another file is refused', async () => {
    const connection = await tally();
    const key = { ...CSV, 'idempotency-key': 'imp-1' };
    const file = (id: string) => `${HEAD}\n${row(id)}\n`;
    const first = await upload(connection, file('one'), '', key);
    expect(first.body.counts).toMatchObject({ rows: 1, new: 1 });
    const again = await upload(connection, file('one'), '', key);
    expect([again.status, again.body, again.headers.get('idempotent-replayed')]).toEqual([200, first.body, 'true']);
    for (const [other, query] of [[file('two'), ''] as const, [file('one'), '?dryRun=true'] as const]) {
      const { status, body } = await upload(connection, other, query, key);
      expect([status, body.errors[0].code]).toEqual([422, 'idempotency.key_reused']);
    }
    expect(await storedDeliveries(api, connection.id)).toHaveLength(1);
  });

  it('adds the missing registrations with the same keys and questions as deliveries', async () => {
    const connection = await tally();
    await post(connection.url, delivered('one'), { 'content-type': 'application/json' });
    await work(api);
    const file = `\uFEFF${[HEAD, row('one'), row('two', '"Two, ""the second""",two@filed.example,=1+1')].join('\r\n')}\r\n`;
    expect((await upload(connection, file, '?dryRun=true')).body).toMatchObject({
      dryRun: true,
      counts: { rows: 2, new: 1, known: 1, changed: 0, ignored: 0, unreadable: 0 },
      unknownColumns: ['Remarks'],
      rows: [
        { line: 2, outcome: 'known', externalId: 'one', deliveryId: null },
        { line: 3, outcome: 'new', externalId: 'two', deliveryId: null },
      ],
    });
    expect(await storedDeliveries(api, connection.id)).toHaveLength(1);
    expect((await upload(connection, file)).body.counts).toMatchObject({ new: 1, known: 1 });
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([
      { id: 'one', fullName: 'Sent one' },
      {
        id: 'two',
        fullName: 'Two, "the second"',
        email: 'two@filed.example',
        answers: [{ key: 'Remarks', value: '=1+1' }],
      },
    ]);
    const audit = await api.db.query(`SELECT changes FROM audit_entry WHERE action = 'imported' AND entity_id = $1`, [
      connection.id,
    ]);
    expect(audit.rows).toEqual([{ changes: { imported: { before: null, after: 1 } } }]);
  });

  it('may be sent again, before and after its rows were processed, and with duplicate rows', async () => {
    const connection = await tally();
    const file = [HEAD, row('a'), row('b'), row('a', 'Other,o@filed.example,')].join('\n');
    expect((await upload(connection, file)).body.counts).toMatchObject({ new: 2, known: 1 });
    expect((await upload(connection, file)).body.counts).toMatchObject({ new: 0, known: 3 });
    await work(api);
    expect((await upload(connection, file)).body.counts).toMatchObject({ new: 0, known: 3 });
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ fullName: null }, { fullName: null }]);
  });

  it('is overridden by the delivery of the same registration, which has more fields', async () => {
    const connection = await tally();
    await upload(connection, [HEAD, row('late')].join('\n'));
    await work(api);
    await post(connection.url, delivered('late'), { 'content-type': 'application/json' });
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ id: 'late', fullName: 'Sent late' }]);
  });

  it('cancels what is cancelled in it, and changes nothing else of what is known', async () => {
    const connection = await connect(api, {
      provider: 'hi_events',
      secret: null,
      mapping: { fields: { companyName: '1' } },
    });
    const attendee = {
      event_type: 'attendee.created',
      event_sent_at: '2026-10-05T08:00:00+00:00',
      payload: {
        id: 7,
        first_name: 'Jan',
        last_name: 'Peeters',
        email: 'jan@x.example',
        status: 'ACTIVE',
        updated_at: '2026-10-05 08:00:00',
      },
    };
    await post(connection.url, JSON.stringify(attendee), { 'content-type': 'application/json' });
    await work(api);
    const file =
      'ID;First Name;Last Name;Email;Status\n7;J.;P.;other@x.example;CANCELLED\n8;Eva;Maes;eva@x.example;ACTIVE\n';
    expect((await upload(connection, file)).body.counts).toMatchObject({ changed: 1, new: 1 });
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([
      { id: '7', status: 'cancelled', fullName: 'Jan Peeters', email: 'jan@x.example' },
      { id: '8', status: 'registered', fullName: 'Eva Maes' },
    ]);
    expect((await upload(connection, file)).body.counts).toMatchObject({ changed: 0, new: 0, known: 2 });
  });

  it('cancels a second time what was confirmed again meanwhile, and nothing twice', async () => {
    const connection = await connect(api, { provider: 'hi_events', secret: null, mapping: { fields: {} } });
    const say = async (status: string, at: Date) => {
      const attendee = { id: 7, first_name: 'Jan', last_name: 'Peeters', status, updated_at: at.toISOString() };
      const body = { event_type: 'attendee.updated', event_sent_at: at.toISOString(), payload: attendee };
      await post(connection.url, JSON.stringify(body), { 'content-type': 'application/json' });
      await work(api);
    };
    const status = async () => (await storedRegistrations(api, connection.id))[0]?.status;
    const file = 'ID;First Name;Last Name;Email;Status\n7;J.;P.;j@x.example;CANCELLED\n';
    await say('ACTIVE', new Date(Date.now() - 3_600_000));
    expect((await upload(connection, file)).body.counts).toMatchObject({ changed: 1 });
    // The same file once more, before anybody has worked on it and after.
    expect((await upload(connection, file)).body.counts).toMatchObject({ changed: 0, known: 1 });
    await work(api);
    expect(await status()).toBe('cancelled');
    await say('ACTIVE', new Date());
    expect(await status()).toBe('confirmed');
    expect((await upload(connection, file)).body.counts).toMatchObject({ changed: 1 });
    await work(api);
    expect(await status()).toBe('cancelled');
    expect((await upload(connection, file)).body.counts).toMatchObject({ changed: 0, known: 1 });
    expect(await storedDeliveries(api, connection.id)).toHaveLength(4);
  });

  it('cancels in order for a provider whose versions are numbers', async () => {
    const mapping = { fields: { fullName: 'name' }, paths: { externalId: 'id', status: 'status', version: 'version' } };
    const connection = await connect(api, { secret: null, mapping });
    const say = async (version: number, status: string) => {
      const body = JSON.stringify({ id: 'n', version, status, name: 'Ana' });
      await post(connection.url, body, { 'content-type': 'application/json' });
      await work(api);
    };
    const cancel = async () => {
      const answer = await upload(connection, 'id,status\nn,cancelled\n');
      await work(api);
      return [answer.body.counts.changed, (await storedRegistrations(api, connection.id))[0]?.status];
    };
    await say(1, 'confirmed');
    expect(await cancel()).toEqual([1, 'cancelled']);
    await say(2, 'confirmed');
    expect((await storedRegistrations(api, connection.id))[0]?.status).toBe('confirmed');
    expect(await cancel()).toEqual([1, 'cancelled']);
    expect(await cancel()).toEqual([0, 'cancelled']);
    await say(2, 'confirmed');
    expect((await storedRegistrations(api, connection.id))[0]?.status).toBe('cancelled');
  });

  it('comes as the file of a form as well', async () => {
    const connection = await tally();
    const { body, contentType } = buildMultipart({ note: 'x' });
    const file = [
      '--x-boundary-1',
      'content-disposition: form-data; name="file"; filename="export.csv"',
      'content-type: text/csv',
      '',
      HEAD,
      row('form'),
      '',
    ];
    const form = Buffer.concat([Buffer.from(file.join('\r\n')), Buffer.from('\r\n'), body]);
    const headers = { 'content-type': contentType ?? '', 'idempotency-key': 'import-1' };
    expect((await upload(connection, form.toString(), '', headers)).body.counts).toMatchObject({ rows: 1, new: 1 });
    const without = await upload(connection, body.toString(), '', { 'content-type': contentType ?? '' });
    expect(without.problem).toEqual([422, 'request.invalid']);
    expect(without.body.errors[0]).toMatchObject({ code: 'import.file_missing', pointer: '/file' });
  });

  it('has no largest number of rows and may be larger than any other body', async () => {
    const connection = await tally();
    const rows = Array.from({ length: 12_000 }, (_, n) =>
      row(`n${n}`, `Person ${n},n${n}@filed.example,${'x'.repeat(100)}`),
    );
    const answer = await upload(connection, [HEAD, ...rows].join('\n'), '?dryRun=true');
    expect(answer.body.counts).toMatchObject({ rows: 12_000, new: 12_000 });
    expect(answer.body.rows.at(-1)).toMatchObject({ line: 12_001, externalId: 'n11999' });
  });

  it('reports row by row what cannot be imported', async () => {
    const connection = await tally();
    const answer = await upload(
      connection,
      [HEAD, ',r,2026-10-05,No Id,x@y.example,', row('ok', 'A,b@c.example,,one too many')].join('\n'),
    );
    expect(answer.body.rows).toMatchObject([
      { line: 2, outcome: 'unreadable', reason: 'no id' },
      { line: 3, outcome: 'unreadable', reason: 'more cells than headings' },
    ]);
    expect(await storedDeliveries(api, connection.id)).toEqual([]);
  });

  it.each([
    ['a column that must be there', 'Name,E-mail\nA,b@c.example\n', 'import.column_missing'],
    ['no row', `${HEAD}\n`, 'import.empty'],
    ['nothing', '', 'import.empty'],
    ['an open quotation mark', `${HEAD}\none,"r,2026\n`, 'import.malformed'],
  ])('is refused with %s missing or wrong', async (_, file, code) => {
    const answer = await upload(await tally(), file);
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([422, code]);
  });

  it('is refused in another encoding, before anything of it is stored', async () => {
    const connection = await tally();
    const answer = await upload(connection, Buffer.from(`${HEAD}\n${row('one')}\ntwo,r,,Andr\xe9,,\n`, 'latin1'));
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'import.not_utf8']);
    expect(await storedDeliveries(api, connection.id)).toEqual([]);
  });

  it('is refused for providers without an export, in other formats, and for callers without the right', async () => {
    const pretix = await connect(api, { provider: 'pretix', secret: null });
    expect((await upload(pretix, 'a\n1\n')).body.errors[0].code).toBe('import.not_possible');
    const connection = await tally();
    expect((await upload(connection, '{}', '', { 'content-type': 'application/json' })).status).toBe(415);
    const path = `/intake/connections/${connection.id}/import`;
    expect((await api.viewer.send('POST', path, HEAD, CSV)).status).toBe(403);
    expect((await api.anonymous.send('POST', path, HEAD, CSV)).status).toBe(401);
    expect((await upload({ ...connection, id: '0199c000-0000-7000-8000-00000000dead' }, HEAD)).status).toBe(404);
    expect((await upload(connection, HEAD, '?dryRun=perhaps')).status).toBe(422);
  });

  it.each([
    {
      version: 'with check-in lists',
      headings: 'Check Ins',
      checkedIn: '"Main door (2026-10-05 08:01:00), Hall B (2026-10-05 09:00:00)"',
      absent: '',
    },
    {
      version: 'before',
      headings: 'Is Checked In,Checked In At',
      checkedIn: 'Yes,2026-10-05 08:01:00',
      absent: 'No,',
    },
  ])('of Hi.Events is read by the headings of the version $version', async ({ headings, checkedIn, absent }) => {
    const connection = await connect(api, { provider: 'hi_events', secret: null, mapping: { fields: {} } });
    const head = `ID,First Name,Last Name,Email,Status,${headings},Product ID,Product Name,Event ID,Public ID,Short ID,Created Date,Last Updated Date,Notes,Company`;
    const attendee = (id: number, status: string, checkIn: string) =>
      `${id},Jan,Peeters,jan.${id}@x.example,${status},${checkIn},3,Seat,77,A-${id},a_${id},2026-09-14 02:03:41,2026-09-15 08:00:00,Vegan,Zan Works`;
    const cancelled = attendee(9, 'CANCELLED', absent);
    const file = [head, attendee(7, 'ACTIVE', checkedIn), attendee(8, 'ACTIVE', absent), cancelled];
    const answer = await upload(connection, file.join('\n'));
    expect(answer.body).toMatchObject({ counts: { new: 3, unreadable: 0 }, unknownColumns: ['Company'] });
    await work(api);
    const { rows } = await api.db.query(
      `SELECT external_id AS id, form_id AS form, status, occurred_at AS at FROM intake_registration
       WHERE connection_id = $1 ORDER BY external_id`,
      [connection.id],
    );
    const at = new Date('2026-09-14T02:03:41Z');
    expect(rows).toEqual([
      { id: '7', form: '77', status: 'attended', at },
      { id: '8', form: '77', status: 'registered', at },
      { id: '9', form: '77', status: 'cancelled', at },
    ]);
    // A check-in that only a later file contains is stored for a known registration as well.
    const later = await upload(connection, [head, attendee(8, 'ACTIVE', checkedIn), cancelled].join('\n'));
    expect(later.body.counts).toMatchObject({ changed: 1, known: 1 });
  });

  it('of Typeform needs its form, which deliveries tell or the request names', async () => {
    const connection = await connect(api, {
      provider: 'typeform',
      secret: null,
      mapping: { fields: { email: 'mail' } },
    });
    const file = '#,Your e-mail,Submit Date (UTC)\ntok1,x@y.example,2026-10-05 08:00:00\n';
    expect((await upload(connection, file)).body.rows[0]).toMatchObject({ outcome: 'unreadable' });
    const named = await upload(connection, file, '?formId=frm1');
    expect(named.body.rows[0]).toMatchObject({ outcome: 'new', externalId: 'frm1/tok1' });
  });
});
