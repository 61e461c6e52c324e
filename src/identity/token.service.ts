import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { createRemoteJWKSet, decodeJwt, jwtVerify, SignJWT } from 'jose';
import { Clock } from '../common/clock/clock.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { ApplicationKey } from './application.key.js';

const ISSUER = 'locate-crm';

/** What a valid token says: one of our users by id, or somebody the identity provider vouches for by e-mail. */
export type TokenSubject = { userId: string; issuedAt: Date } | { email: string };

/** Issues and reads access tokens; reads those of the configured identity provider too. */
@Injectable()
export class Tokens implements OnModuleInit {
  private secret: Uint8Array;
  private readonly providerKeys?: ReturnType<typeof createRemoteJWKSet>;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly application: ApplicationKey,
  ) {
    if (settings.oidc)
      this.providerKeys = createRemoteJWKSet(new URL(settings.oidc.jwksUrl), { timeoutDuration: 3_000 });
  }

  /** Takes the signing key from the settings, or the one that the instances of this database share. */
  async onModuleInit(): Promise<void> {
    this.secret = new TextEncoder().encode(await this.application.secret());
  }

  /** An access token for a user. */
  async issue(userId: string): Promise<{ accessToken: string; tokenType: 'Bearer'; expiresIn: number }> {
    const now = Math.floor(this.clock.now().getTime() / 1_000);
    const accessToken = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(userId)
      .setIssuedAt(now)
      .setExpirationTime(now + this.settings.accessTokenSeconds)
      .sign(this.secret);
    return { accessToken, tokenType: 'Bearer', expiresIn: this.settings.accessTokenSeconds };
  }

  /** Whom a token speaks for; undefined when it is damaged, expired or of somebody else's making. */
  async read(token: string): Promise<TokenSubject | undefined> {
    try {
      const { oidc } = this.settings;
      const currentDate = this.clock.now();
      if (oidc && this.providerKeys && decodeJwt(token).iss === oidc.issuer) {
        const { payload } = await jwtVerify(token, this.providerKeys, {
          issuer: oidc.issuer,
          audience: oidc.audience,
          currentDate,
        });
        // An address the provider has not verified could be anybody's.
        if (typeof payload['email'] !== 'string' || payload['email_verified'] === false) return undefined;
        return { email: payload['email'].trim().toLowerCase() };
      }
      const { payload } = await jwtVerify(token, this.secret, { issuer: ISSUER, algorithms: ['HS256'], currentDate });
      if (!payload.sub || !payload.iat) return undefined;
      return { userId: payload.sub, issuedAt: new Date(payload.iat * 1_000) };
    } catch {
      return undefined;
    }
  }
}
