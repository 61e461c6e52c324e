import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { CLOCK_TOLERANCE_S, MAX_OIDC_TOKEN_AGE_S, type OidcIdentity, readOidcIdentity } from './oidc-claims.rules.js';
import { SigningKeyService } from './signing-keys.service.js';

const ISSUER = 'locate-crm';

/** The subject of a valid token: a local user by id, or an account that the identity provider authenticates. */
export type TokenSubject = { userId: string; issuedAt: Date } | OidcIdentity;

/** Issues and verifies access tokens, and verifies those of the configured identity provider. */
@Injectable()
export class AccessTokenService {
  private readonly providerKeys?: ReturnType<typeof createRemoteJWKSet>;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly keys: SigningKeyService,
  ) {
    if (settings.oidc)
      this.providerKeys = createRemoteJWKSet(new URL(settings.oidc.jwksUrl), { timeoutDuration: 3_000 });
  }

  /** Issues an access token for a user. */
  async issue(userId: string): Promise<{ accessToken: string; tokenType: 'Bearer'; expiresIn: number }> {
    const { present } = await this.keys.readPresent();
    const now = Math.floor(this.clock.now().getTime() / 1_000);
    const accessToken = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', kid: present.id })
      .setIssuer(ISSUER)
      .setSubject(userId)
      .setIssuedAt(now)
      .setExpirationTime(now + this.settings.accessTokenSeconds)
      .sign(present.secret);
    return { accessToken, tokenType: 'Bearer', expiresIn: this.settings.accessTokenSeconds };
  }

  /** Returns the subject of a token; undefined if it is damaged, expired or not issued by a known issuer. */
  async read(token: string): Promise<TokenSubject | undefined> {
    // This is outside the try block because a failed lookup of the key does not mean that the token is wrong.
    const secret = await this.keys.findVerifying(readKeyId(token));
    try {
      const { oidc } = this.settings;
      const currentDate = this.clock.now();
      if (oidc && this.providerKeys && decodeJwt(token).iss === oidc.issuer) {
        const { payload } = await jwtVerify(token, this.providerKeys, {
          issuer: oidc.issuer,
          audience: oidc.audience,
          requiredClaims: ['exp', 'iat', 'sub'],
          maxTokenAge: MAX_OIDC_TOKEN_AGE_S,
          clockTolerance: CLOCK_TOLERANCE_S,
          currentDate,
        });
        return readOidcIdentity(payload, oidc.issuer);
      }
      if (!secret) return undefined;
      const { payload } = await jwtVerify(token, secret, {
        issuer: ISSUER,
        algorithms: ['HS256'],
        requiredClaims: ['exp', 'iat', 'sub'],
        currentDate,
      });
      if (!payload.sub || !payload.iat) return undefined;
      return { userId: payload.sub, issuedAt: new Date(payload.iat * 1_000) };
    } catch {
      return undefined;
    }
  }
}

/** Returns the key id in the header of a token. */
function readKeyId(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}
