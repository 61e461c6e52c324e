import { parseSmtpUrl } from './smtp-url.rules.js';

describe('The setting SMTP_URL', () => {
  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, security: 'starttls' }],
    ['smtp://mail.example:25/?tls=no', { host: 'mail.example', port: 25, security: 'none' }],
    ['smtp://localhost:25', { host: 'localhost', port: 25, security: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, security: 'none' }],
    ['smtp://127.0.0.1:2525?tls=yes', { host: '127.0.0.1', port: 2525, security: 'starttls' }],
    [
      'smtps://crm%40locate.example:p%40ss%2Fword@mail.example',
      {
        host: 'mail.example',
        port: 465,
        security: 'tls',
        login: { user: 'crm@locate.example', password: 'p@ss/word' },
      },
    ],
  ])('reads %s', (text, server) => {
    expect(parseSmtpUrl(text)).toEqual(server);
  });

  it.each([
    ['http://mail.example', /must be smtp:/],
    ['mail.example:25', /must be smtp:/],
    ['smtp://', /must be smtp:/],
    ['smtp://mail.example/path', /without a path/],
    ['smtp://mail.example?tls=maybe', /no parameter but/],
    ['smtp://mail.example?pool=true', /no parameter but/],
    ['smtps://mail.example?tls=no', /cannot have tls=no/],
    ['smtp://user@mail.example', /needs a user with the password/],
    ['smtp://us%er:geheim@mail.example', /%25/],
  ])('refuses %s and never repeats it', (text, message) => {
    expect(() => parseSmtpUrl(text)).toThrow(message);
    expect(() => parseSmtpUrl(text)).not.toThrow(/geheim|mail\.example/);
  });
});
