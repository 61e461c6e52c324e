import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Clock } from '../../../common/time/clock.service.js';
import { LinkSignatureService } from '../../../identity/keys/link-signature.service.js';
import { CONFIRMATION_HOURS } from '../model/registration-page.constants.js';
import {
  type EmailChangeToken,
  encodeEmailChange,
  encodeFormerAddress,
  formatEmailChangeToken,
  parseEmailChangeToken,
} from './email-change.rules.js';

/** The purpose of the signatures, so that no signature of another link fits. */
const PURPOSE = 'registration email';
const LIFETIME_MS = CONFIRMATION_HOURS * 3_600_000;

/**
 * Makes and reads the tokens with which people confirm a new address of their registration. No table has them: a token names
 * the new address and has a signature of the present one, so that it ends when the registration gets a third one.
 */
@Injectable()
export class EmailChangeService {
  constructor(
    private readonly signatures: LinkSignatureService,
    private readonly clock: Clock,
  ) {}

  /** Returns a token for a new address. @throws 503 `service.key_unknown` */
  async build(registrationId: string, from: string | null, to: string): Promise<string> {
    const sign = await this.signatures.createSigner(PURPOSE);
    const expiresAt = new Date(this.clock.now().getTime() + LIFETIME_MS);
    const fromSignature = sign(encodeFormerAddress(registrationId, from));
    const change = { registrationId, fromSignature, to, expiresAt };
    return formatEmailChangeToken(change, sign(encodeEmailChange(change)));
  }

  /** Takes a token apart that has not expired; null for a text that is none. Its signature is still to be checked. */
  parse(token: string): EmailChangeToken | null {
    const parts = parseEmailChangeToken(token);
    return parts && isUuid(parts.registrationId) && parts.expiresAt > this.clock.now() ? parts : null;
  }

  /** Tells whether a token was made here. */
  isValid({ signature, ...change }: EmailChangeToken): Promise<boolean> {
    return this.signatures.isValid(PURPOSE, encodeEmailChange(change), signature);
  }

  /** Tells whether a token was made for a registration when it had an address. */
  isFrom({ registrationId, fromSignature }: EmailChangeToken, from: string | null): Promise<boolean> {
    return this.signatures.isValid(PURPOSE, encodeFormerAddress(registrationId, from), fromSignature);
  }
}
