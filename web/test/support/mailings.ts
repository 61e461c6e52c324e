import type { Page } from 'playwright-core';
import { buildMailSettings } from '../../../test/mail/mail.given.js';
import { SmtpSink } from '../../../test/support/smtp-sink.js';
import { useJourney } from './journey.js';

/** A phone on which mailings are written. */
export const PHONE = { viewport: { width: 390, height: 800 } };

/** Finds the form of a new mailing. */
export const findForm = (page: Page) => page.getByRole('dialog', { name: 'New mailing' });
/** Finds the dialog of a mailing. */
export const findMailing = (page: Page) => page.getByRole('dialog', { name: 'Mailing', exact: true });

/** Starts a mail server, and an application that sends its mailings there at once. */
export function useMailingJourney() {
  const sink = new SmtpSink();
  beforeAll(() => sink.start());
  afterAll(() => sink.stop());
  afterEach(() => sink.reset());
  const env = () => buildMailSettings(sink.port, { MAIL_PER_MINUTE: '1000', PUBLIC_URL: 'http://crm.locate.test' });
  return { sink, ...useJourney(() => ({ env: env() })) };
}
