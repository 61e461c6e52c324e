import { Inject, Injectable } from '@nestjs/common';
import type { SendMailOptions } from 'nodemailer';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { renderQrCode } from '../templates/qr-code.factory.js';
import { readRegistrationFacts } from '../templates/registration-values.queries.js';
import { TEMPLATES } from '../templates/template-catalogue.constants.js';
import type { ClaimedMail } from './mail-attempt.queries.js';
import { buildRegistrationCalendar } from './registration-calendar.factory.js';

/** The parts of a mail about a registration beside its text. */
interface RegistrationParts {
  qrCode: Buffer | null;
  icalEvent: SendMailOptions['icalEvent'];
}

const NO_PARTS: RegistrationParts = { qrCode: null, icalEvent: undefined };

/** Makes the code and the appointment of mails about registrations, when they are sent. */
@Injectable()
export class RegistrationPartsReader {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'mailServer'>,
    private readonly sql: SqlClient,
  ) {}

  /** Returns the code and the appointment that the template of a mail asks for, as the registration is now. */
  async read(mail: ClaimedMail): Promise<RegistrationParts> {
    const { templateKey, registrationId } = mail;
    if (templateKey === null || registrationId === null) return NO_PARTS;
    const [facts] = await readRegistrationFacts(this.sql, [registrationId]);
    if (!facts) return NO_PARTS;
    const { hasQrCode, calendar: method } = TEMPLATES[templateKey];
    const attendee = { address: mail.toAddress, name: mail.toName };
    const { from: organizer } = this.settings.mailServer!;
    const content = method && buildRegistrationCalendar(facts, method, { organizer, attendee, stamp: mail.createdAt });
    return {
      qrCode: hasQrCode ? await renderQrCode(facts.code) : null,
      icalEvent: method && content ? { method, filename: 'seminar.ics', content } : undefined,
    };
  }
}
