import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tls from 'node:tls';
import { loadSettings } from '../../src/config/settings.factory.js';
import { SmtpClient } from '../../src/mail/outgoing/smtp.client.js';
import { useFolder } from '../support/folder.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings } from './mail.given.js';

const MESSAGE = { from: 'crm@locate.test', to: 'chen@lumenova.test', subject: 'x', text: 'x' };
const folder = useFolder();
const trusted = tls.getCACertificates('default');
afterEach(() => tls.setDefaultCACertificates(trusted));

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** Makes a certificate for this machine, which is its own authority. */
function makeCertificate(): { key: string; cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  execFileSync('openssl', ['req', '-x509', '-nodes', ...algorithm, '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

const createClient = (url: string) => new SmtpClient(loadSettings(buildMailSettings(0, { SMTP_URL: url })));

(hasOpenssl ? describe : describe.skip)('A mail server with a certificate of an authority of its own', () => {
  it.each([
    ['STARTTLS', (port: number) => `smtp://localhost:${port}?tls=yes`, false],
    ['TLS from the beginning', (port: number) => `smtps://localhost:${port}`, true],
  ])('gets mails over %s once the authority is trusted', async (_, buildUrl, secure) => {
    const certificate = makeCertificate();
    const sink = await new SmtpSink().start({ ...certificate, secure });
    try {
      const client = createClient(buildUrl(sink.port));
      expect(await client.send(MESSAGE)).toMatchObject({
        kind: 'failure',
        message: expect.stringMatching(/self-signed/),
      });
      expect(sink.received).toEqual([]);
      tls.setDefaultCACertificates([...trusted, certificate.cert]);
      expect(await client.send(MESSAGE)).toEqual({ kind: 'accepted' });
      expect(sink.received).toHaveLength(1);
    } finally {
      await sink.stop();
    }
  });
});

describe('A mail server without STARTTLS', () => {
  it('gets no mail where encryption is required', async () => {
    const sink = await new SmtpSink().start();
    try {
      const client = createClient(`smtp://user:geheim@localhost:${sink.port}?tls=yes`);
      const logins: string[] = [];
      sink.onLogin = (user) => void logins.push(user);
      expect(await client.send(MESSAGE)).toMatchObject({ kind: 'failure', isLoginFailure: false });
      expect([sink.received, logins]).toEqual([[], []]);
    } finally {
      await sink.stop();
    }
  });
});
