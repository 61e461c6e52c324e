import { Injectable } from '@nestjs/common';
import { SealedTexts } from '../../identity/sealed.texts.js';

/** What of a connection is sealed. */
export type SealedField = 'secret' | 'api_token';

/** Seals the secrets of connections, each for its connection and field. */
@Injectable()
export class ConnectionSecrets {
  constructor(private readonly texts: SealedTexts) {}

  /** Seals a secret; null stays null. */
  async seal(connectionId: string, field: SealedField, text: string | null | undefined): Promise<Buffer | null> {
    return text ? this.texts.seal(placeOf(connectionId, field), text) : null;
  }

  /** Opens a secret: null where there is none, undefined where it cannot be opened with the key of today. */
  async open(connectionId: string, field: SealedField, sealed: Buffer | null): Promise<string | null | undefined> {
    return sealed === null ? null : this.texts.open(placeOf(connectionId, field), sealed);
  }
}

function placeOf(connectionId: string, field: SealedField): string {
  return `intake_connection ${connectionId} ${field}`;
}
