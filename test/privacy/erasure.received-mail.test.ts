import { buildMail, INBOUND_SETTINGS, receive } from '../mail/inbound/inbound.given.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { erase } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';

const clock = new ManualClock(new Date('2026-11-04T08:00:00Z'));
const { api, make } = useApi({ clock, keys: ['bdm'], env: INBOUND_SETTINGS });

const FROM = '"Somebody Else" <somebody@else.example>';

/** A mail with a text and with html, which mail programs show instead of it. */
const buildWithHtml = (html: string, encoding: 'base64' | 'quoted-printable', encoded: string) =>
  buildMail({
    from: FROM,
    headers: ['Content-Type: multipart/alternative; boundary="b1"'],
    text: [
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `See the html ${html.length}`,
      '--b1',
      'Content-Type: text/html; charset=utf-8',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      encoded,
      '--b1--',
    ].join('\n'),
  });

const hasRaw = async (id: string): Promise<boolean> => (await ok(api.bdm.get(`/inbound-mails/${id}`))).hasRaw;

describe('The bytes of a mail that somebody else has sent', () => {
  it.each<[string, string, string]>([
    ['the header Reply-To', 'replyto', buildMail({ from: FROM, headers: ['Reply-To: <replyto@hidden.example>'] })],
    ['html in base64', 'base', buildHtml('base', 'base64')],
    ['html in quoted-printable', 'quoted', buildHtml('quoted', 'quoted-printable')],
    [
      'the end of a text that is too long to be kept',
      'longtext',
      buildMail({ from: FROM, text: `${'A long story. '.repeat(8_000)} LongText@hidden.example` }),
    ],
  ])('are removed where %s alone has the address of the erased person', async (_, name, mail) => {
    const email = `${name}@hidden.example`;
    const contact = await make.contact({ fullName: `Verborgen ${name} Adres`, email });
    const { id } = await receive(api.bdm, mail);
    const other = await receive(api.bdm, buildMail({ from: FROM, headers: [`Reply-To: <x${email}>`] }));
    await ok(erase({ ...api, manager: await api.user('manager') }, contact.id));
    expect([await hasRaw(id), await hasRaw(other.id)]).toEqual([false, true]);
    const found = await searchEverywhere({ db: api.db }, [email]);
    expect(found.filter(({ place }) => !place.startsWith('inbound_mail.raw'))).toEqual([]);
    const { rows } = await api.db.query('SELECT raw, raw_addresses AS addresses FROM inbound_mail WHERE id = $1', [id]);
    expect(rows).toEqual([{ raw: null, addresses: [] }]);
  });

  it('lose the list of their addresses with themselves when they are removed by age', async () => {
    const { id } = await receive(api.bdm, buildMail({ from: FROM, headers: ['Reply-To: <aged@hidden.example>'] }));
    clock.set(new Date('2028-01-05T08:00:00Z'));
    await api.app.get(JobRegistry).run('mail.remove-raw');
    const { rows } = await api.db.query('SELECT raw, raw_addresses AS addresses FROM inbound_mail WHERE id = $1', [id]);
    expect(rows).toEqual([{ raw: null, addresses: [] }]);
  });
});

function buildHtml(name: string, encoding: 'base64' | 'quoted-printable'): string {
  const html = `<p>Write to <a href="mailto:${name}@hidden.example">our colleague</a></p>`;
  const encoded =
    encoding === 'base64'
      ? Buffer.from(html).toString('base64')
      : html.replace('=', '=3D').replace('@hidden', '@=\nhidden');
  return buildWithHtml(html, encoding, encoded);
}
