import { Injectable } from '@nestjs/common';
import { LinkSignatureService } from '../../../identity/keys/link-signature.service.js';
import {
  decodeRegistrationId,
  encodeRegistrationId,
  formatManageToken,
  parseManageToken,
} from '../model/manage-token.rules.js';

/** The purpose of the signatures, so that no signature of another link fits. */
const PURPOSE = 'registration';

/** Makes and reads the tokens with which people manage their own registrations. No table has them. */
@Injectable()
export class ManageTokenService {
  constructor(private readonly signatures: LinkSignatureService) {}

  /** Returns the token of a registration, which is always the same until the key changes. @throws 503 `service.key_unknown` */
  async build(registrationId: string): Promise<string> {
    const sign = await this.signatures.createSigner(PURPOSE);
    const id = encodeRegistrationId(registrationId);
    return formatManageToken({ id, signature: sign(id) });
  }

  /** Returns the id of the registration of a token; null for one that was not made here. */
  async findRegistrationId(token: string): Promise<string | null> {
    const parts = parseManageToken(token);
    if (!parts || !(await this.signatures.isValid(PURPOSE, parts.id, parts.signature))) return null;
    return decodeRegistrationId(parts.id);
  }
}
