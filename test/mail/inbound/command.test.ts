import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../cli/command.run.js';
import { useApi } from '../../support/api.js';
import { useFolder } from '../../support/folder.js';
import { TEST_KEYS } from '../../support/keys.js';
import { type Made, ok } from '../../support/make.js';
import { buildMail, buildVerification, INBOUND_SETTINGS } from './inbound.given.js';

const { api, make } = useApi({ env: INBOUND_SETTINGS });
const folder = useFolder();

const runReceive = (input: string | Buffer, env: Record<string, string> = {}, argv: string[] = []) =>
  run(
    ['mail', 'receive', ...argv],
    { DATABASE_URL: api.databaseUrl, DATA_DIR: folder, ...TEST_KEYS, ...INBOUND_SETTINGS, ...env },
    { input },
  );

const readMail = async (out: Buffer): Promise<Made> =>
  ok(api.manager.get(`/inbound-mails/${out.toString().split('\t')[0]}`));

describe('crm mail receive', () => {
  it('files a mail of a verified sender from standard input, and the same one once', async () => {
    const contact = await make.contact();
    const bytes = buildMail({ from: contact.email, headers: [buildVerification('example.org')] });
    const first = await runReceive(bytes);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out.toString()).toMatch(/^[\da-f-]{36}\tprocessed\n$/);
    const mail = await readMail(first.out);
    expect(mail).toMatchObject({
      receivedFrom: 'pipe',
      receivedBy: null,
      senderVerified: true,
      contactIds: [contact.id],
    });
    expect(await ok(api.bdm.get(`/interactions/${mail['interactionId']}`))).toMatchObject({ createdBy: null });
    const again = await runReceive(bytes);
    expect([again.code, again.out.toString()]).toEqual([0, `${mail.id}\tprocessed (known)\n`]);
  });

  it('files a mail of a verified colleague as that colleague, on a confidential lead that the colleague may see', async () => {
    const contact = await make.contact();
    const lead = await make.lead({ confidential: true, codename: 'Egret' });
    const { email } = await ok(api.admin.get(`/users/${api.bdm.id}`));
    const given = { from: email, to: contact.email, subject: lead.reference };
    const { out } = await runReceive(buildMail({ ...given, headers: [buildVerification('locate.test')] }));
    const mail = await readMail(out);
    expect(mail).toMatchObject({ state: 'processed', direction: 'outbound', leadId: lead.id });
    expect((await ok(api.bdm.get(`/interactions/${mail['interactionId']}`)))['createdBy']).toBe(api.bdm.id);
    const forged = await readMail((await runReceive(buildMail(given))).out);
    expect(forged).toMatchObject({
      state: 'needs_review',
      reason: 'unverified_sender',
      leadId: null,
      leadIgnored: true,
    });
    expect((await (await api.user('bdm')).get(`/inbound-mails/${forged.id}`)).status).toBe(404);
  });

  it('reviews everything without MAIL_AUTHSERV_ID', async () => {
    const contact = await make.contact();
    const bytes = buildMail({ from: contact.email, headers: [buildVerification('example.org')] });
    const { out } = await runReceive(bytes, { MAIL_AUTHSERV_ID: '' });
    expect(await readMail(out)).toMatchObject({ reason: 'unverified_sender', senderVerified: null });
  });

  it('reads a file', async () => {
    const file = join(folder, 'message.eml');
    await writeFile(file, buildMail({ from: 'stranger@elsewhere.test' }));
    const { code, out } = await runReceive('', {}, [file]);
    expect([code, out.toString().split('\t')[1]]).toEqual([0, 'needs_review unverified_sender\n']);
    expect((await runReceive('', {}, [join(folder, 'missing.eml')])).code).toBe(2);
  });

  it('ends with 65 for what can never be stored, and with 75 if it can succeed later', async () => {
    const refused = await runReceive('no mail');
    expect([refused.code, refused.err]).toEqual([65, expect.stringContaining('not a mail')]);
    const large = await runReceive(Buffer.alloc(25 * 1_048_576 + 1, 'x'));
    expect([large.code, large.err]).toEqual([65, expect.stringContaining('at most 25 MB')]);
    const nowhere = new URL(api.databaseUrl);
    nowhere.pathname = `/${randomUUID()}`;
    const later = await runReceive(buildMail({ from: 'a@b.test' }), { DATABASE_URL: nowhere.href });
    expect(later.code).toBe(75);
  });
});
