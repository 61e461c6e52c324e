import { Injectable } from '@nestjs/common';
import { SqlClient } from '../../database/connections/sql.client.js';
import { findPresentKeyId } from './application-keys.queries.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { createKeyNotChosenError, createKeyUnknownError } from './key.errors.js';
import { isLinkSignature, LINK_SIGNATURE_BYTES, readSigningKeyId, signLink } from './link-signature.rules.js';

/** Signs the content of a link. */
export type LinkSigner = (content: Uint8Array) => Buffer;

/**
 * Signs links that no table stores, with a key that is derived from the one for encryption. A link of a former key stays valid
 * as long as the instance knows that key, because a rotation must not end links that people have in their mails (decision 170).
 */
@Injectable()
export class LinkSignatureService {
  constructor(
    private readonly sql: SqlClient,
    private readonly store: ApplicationKeyStore,
  ) {}

  /**
   * Reads the present key once, for any number of links of one purpose.
   * @throws 503 `service.key_unknown` if this instance lacks the present key, or if none was chosen yet
   */
  async createSigner(purpose: string): Promise<LinkSigner> {
    const id = await findPresentKeyId(this.sql, 'encryption');
    if (id === undefined) throw createKeyNotChosenError('encryption');
    const key = await this.store.find('encryption', id);
    if (!key) throw createKeyUnknownError('encryption');
    return (content) => signLink(key, purpose, content);
  }

  /** Tells whether a signature of a content was made with a key that this instance knows. */
  async isValid(purpose: string, content: Uint8Array, signature: Buffer): Promise<boolean> {
    if (signature.length !== LINK_SIGNATURE_BYTES) return false;
    const key = await this.store.find('encryption', readSigningKeyId(signature));
    return key !== undefined && isLinkSignature(key, purpose, content, signature);
  }
}
