import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { SigningKeyService } from '../../../identity/keys/signing-keys.service.js';

const PURPOSE = 'registration page';

/** Signs the time at which a page was opened, and hashes addresses for the limits of pages. */
@Injectable()
export class PageSignatureService {
  constructor(private readonly keys: SigningKeyService) {}

  /** Returns a time with its signature. */
  async signTime(time: Date): Promise<string> {
    const [secret] = await this.keys.deriveSecrets(PURPOSE);
    const text = String(time.getTime());
    return `${text}.${sign(secret, text)}`;
  }

  /** Returns the time of a signed text; null if the signature is missing or wrong. */
  async readTime(signed: string): Promise<Date | null> {
    const [, text = '', signature = ''] = /^(\d{1,15})\.([\w-]{43})$/.exec(signed) ?? [];
    const given = Buffer.from(signature);
    const secrets = await this.keys.deriveSecrets(PURPOSE);
    const isOurs = secrets.some((secret) => {
      const expected = Buffer.from(sign(secret, text));
      return expected.length === given.length && timingSafeEqual(expected, given);
    });
    return isOurs ? new Date(Number(text)) : null;
  }

  /** Returns the hash of a registration, for the limits of what its link sends. No address looks like its id. */
  hashRegistration(id: string): Promise<string> {
    return this.hashAddress(id);
  }

  /** Returns the hash of a normalised address, which tells nothing without the key. */
  async hashAddress(address: string): Promise<string> {
    const [secret] = await this.keys.deriveSecrets(`${PURPOSE} address`);
    return createHmac('sha256', secret).update(address).digest('hex');
  }
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
