import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApplicationKey } from './application.key.js';

/** How a sealed text begins, so that another way of sealing can be told from this one. */
const FORM = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Texts that must be read again but not by who reads the table: secrets of others. AES-256-GCM, with a key of the
 * application's own. `place` names the record and field: what is sealed for one cannot be opened in another.
 */
@Injectable()
export class SealedTexts {
  private key?: Promise<KeyObject>;

  constructor(private readonly application: ApplicationKey) {}

  /** Seals a text for its place. */
  async seal(place: string, text: string): Promise<Buffer> {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', await this.sealingKey(), iv).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([FORM]), iv, cipher.getAuthTag(), sealed]);
  }

  /** Opens what was sealed for this place; undefined when it was not, or not with the key of today. */
  async open(place: string, sealed: Buffer): Promise<string | undefined> {
    if (sealed[0] !== FORM || sealed.length < 1 + IV_BYTES + TAG_BYTES) return undefined;
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', await this.sealingKey(), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    try {
      const text = Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]);
      return text.toString('utf8');
    } catch {
      return undefined;
    }
  }

  private sealingKey(): Promise<KeyObject> {
    this.key ??= this.application.keyFor('sealing');
    return this.key;
  }
}
