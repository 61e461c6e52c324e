import { useApi } from '../../support/api.js';
import {
  encodeForm,
  listPeople,
  listRegistrations,
  makePage,
  openEarlier,
  PERSON,
  processDeliveries,
  registerOnPage,
  visit,
} from './page.given.js';

const { api } = useApi({ env: { REGISTRATION_POW_COST: '0' } });

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('A form that no browser sends', () => {
  it('with NUL characters, half characters or other control characters is invalid', async () => {
    const { slug, seminarId } = await makePage(api);
    const opened = await openEarlier(api);
    const send = (body: string) => visit(api, `/r/${slug}`, { method: 'POST', body, headers: FORM });
    const rest = `&email=a%40b.example&companyName=X&opened=${encodeURIComponent(opened)}`;
    for (const name of ['A%00B', 'A%0AB', 'A%1BB', 'A%E2%80%AEB']) {
      const answer = await send(`fullName=${name}${rest}`);
      expect([name, answer.status]).toEqual([name, 422]);
    }
    // Bytes that are not UTF-8 are read as a replacement character.
    expect((await send(`fullName=A%FFB${rest}`)).status).toBe(303);
    expect(await listPeople(api, seminarId)).toMatchObject([{ fullName: 'A\uFFFDB' }]);
  });

  it('with a name that nobody can see is invalid', async () => {
    const { slug, seminarId } = await makePage(api);
    for (const fullName of ['\u200B', '\u2060\uFEFF', '\u3164', '\u2800', '\u0301\uFE0F', '\u{E0041}']) {
      const answer = await registerOnPage(api, slug, { fullName });
      expect([fullName, answer.status]).toEqual([fullName, 422]);
      expect(answer.text).toContain('href="#fullName"');
    }
    expect(await listPeople(api, seminarId)).toEqual([]);
  });

  it('gives no consent by saying that its box is not ticked', async () => {
    const { slug, connectionId } = await makePage(api);
    const given = ['false', 'FALSE', '0', ' no ', 'off', ''];
    for (const [index, value] of given.entries()) {
      const person = { fullName: `Person ${index}`, email: `no.${index}@chen.example` };
      const answer = await registerOnPage(api, slug, { ...person, 'consent.event_invitation': value });
      expect([value, answer.status]).toEqual([value, 303]);
    }
    await processDeliveries(api);
    expect(await listRegistrations(api, connectionId)).toHaveLength(given.length);
    const { rows } = await api.db.query(
      `SELECT convert_from(body, 'UTF8')::jsonb -> 'submission' -> 'consents' AS consents FROM intake_delivery
       WHERE connection_id = $1`,
      [connectionId],
    );
    expect(rows).toEqual(given.map(() => ({ consents: [] })));
  });

  it('that is larger than 64 KB is refused before it is read', async () => {
    const { slug } = await makePage(api);
    const body = encodeForm({ ...PERSON, message: 'x'.repeat(70_000) });
    expect((await visit(api, `/r/${slug}`, { method: 'POST', body, headers: FORM })).status).toBe(413);
  });

  it('of another content type is refused', async () => {
    const { slug } = await makePage(api);
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'nonsense']) {
      const headers = { 'content-type': type };
      const answer = await visit(api, `/r/${slug}`, { method: 'POST', body: JSON.stringify(PERSON), headers });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });

  it('with many, unknown, repeated or inherited names gets its errors and nothing else', async () => {
    const { slug, seminarId } = await makePage(api);
    const opened = await openEarlier(api);
    const many = Array.from({ length: 4_000 }, (_, index) => `q.${index}=1`).join('&');
    const bodies = [
      '',
      '&&&=',
      many,
      'fullName=A&fullName=B&email=a%40b.example&email=b%40b.example&companyName=X',
      '__proto__=1&constructor=1&toString=1&q.__proto__=1&consent.constructor=1',
      'fullName[]=A&fullName[0]=B&email=%25&companyName=%',
    ];
    for (const body of bodies) {
      const answer = await visit(api, `/r/${slug}`, {
        method: 'POST',
        body: `${body}&opened=${encodeURIComponent(opened)}`,
        headers: FORM,
      });
      expect([body.slice(0, 20), answer.status]).toEqual([body.slice(0, 20), 422]);
      expect(answer.text.length).toBeLessThan(60_000);
    }
    expect(await listPeople(api, seminarId)).toEqual([]);
  });

  it('has fields that the page does not ask for, and they are not stored', async () => {
    const { slug, connectionId } = await makePage(api, { fields: {} });
    await registerOnPage(api, slug, { phone: '+3211234567', message: 'Hello', status: 'attended', capacity: '1' });
    await processDeliveries(api);
    expect(await listRegistrations(api, connectionId)).toMatchObject([{ phone: null, status: 'registered' }]);
  });

  it('keeps names of every script as they were typed', async () => {
    const { slug, seminarId } = await makePage(api);
    const names = ['陈美玲', 'Đặng Thị Ánh', 'Ólafur 🙂', '𠮷野家', "O'Brien & Søn", '=HYPERLINK("x")'];
    for (const [index, fullName] of names.entries()) {
      const email = `person.${index}@chen.example`;
      expect((await registerOnPage(api, slug, { fullName, email })).status).toBe(303);
    }
    const people = await listPeople(api, seminarId);
    expect(new Set(people.map((person) => person['fullName']))).toEqual(new Set(names));
    const { text } = await api.bdm.get(`/seminars/${seminarId}/registrations/export?format=csv`);
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
  });

  it('is not a GET, and a HEAD changes nothing', async () => {
    const { slug, seminarId } = await makePage(api);
    const query = encodeForm({ ...PERSON, opened: await openEarlier(api) });
    expect((await visit(api, `/r/${slug}?${query}`)).status).toBe(200);
    expect((await visit(api, `/r/${slug}?${query}`, { method: 'HEAD' })).status).toBe(200);
    expect((await visit(api, `/r/${slug}`, { method: 'PUT', body: query, headers: FORM })).status).toBe(405);
    expect(await listPeople(api, seminarId)).toEqual([]);
  });
});
