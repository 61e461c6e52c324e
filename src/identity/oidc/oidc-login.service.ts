import { Injectable } from '@nestjs/common';
import { OidcIdentityService } from '../authentication/oidc-identity.service.js';
import { type SessionClient, UserSessionService } from '../sessions/user-session.service.js';
import { createExpiredError, createNoUserError } from './oidc.errors.js';
import { normaliseReturnTo, type OidcFlow } from './oidc-flow.rules.js';
import { OidcProviderClient } from './oidc-provider.client.js';

/** Logs users in to sessions through the identity provider. */
@Injectable()
export class OidcLoginService {
  constructor(
    private readonly provider: OidcProviderClient,
    private readonly identities: OidcIdentityService,
    private readonly sessions: UserSessionService,
  ) {}

  /**
   * Begins a login: returns the address of the provider, and what the browser keeps until it comes back.
   * @throws 404 `oidc.not_configured`, 503 `oidc.unavailable`
   */
  async begin(redirectUri: string, returnTo: unknown): Promise<{ url: string; flow: OidcFlow }> {
    const { url, secrets } = await this.provider.begin(redirectUri);
    return { url, flow: { ...secrets, returnTo: normaliseReturnTo(returnTo) } };
  }

  /**
   * Finishes a login with the response of the provider in the address of the callback, and starts a session.
   * @returns the secret of the session
   * @throws 403 `oidc.expired`, `oidc.denied`, `oidc.rejected`, `oidc.email_unverified`, `oidc.no_user`; 503
   */
  async finish(callback: URL, flow: OidcFlow | null, client: SessionClient): Promise<string> {
    if (!flow) throw createExpiredError();
    const identity = await this.provider.fetchIdentity(callback, flow);
    const actor = await this.identities.findActor(identity);
    if (!actor) throw createNoUserError();
    return this.sessions.start(actor, client);
  }
}
