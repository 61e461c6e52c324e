import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { isRecentlyIssued, type OidcIdentity, readOidcIdentity } from '../keys/oidc-claims.rules.js';
import {
  createDeniedError,
  createNotConfiguredError,
  createRejectedError,
  createUnavailableError,
  createUnverifiedError,
} from './oidc.errors.js';
import type { OidcFlow } from './oidc-flow.rules.js';

/** Seconds after which a request to the provider is given up. */
const TIMEOUT_S = 5;
/** Milliseconds for which the addresses that the provider publishes are remembered. */
const DISCOVERY_TTL_MS = 3_600_000;

/** Codes of the library for a provider that does not answer, or answers with an error page. */
const UNREACHABLE_CODES = ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** The secrets of a login that begins. */
type FlowSecrets = Omit<OidcFlow, 'returnTo'>;

/** Speaks with the identity provider: authorisation code with PKCE, state and nonce. */
@Injectable()
export class OidcProviderClient {
  private readonly log = new Logger(OidcProviderClient.name);
  private discovered?: { configuration: Promise<oidc.Configuration>; until: number };

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Builds the address of the provider at which a login begins, with new secrets.
   * @throws 404 `oidc.not_configured`, 503 `oidc.unavailable`
   */
  async begin(redirectUri: string): Promise<{ url: string; secrets: FlowSecrets }> {
    const configuration = await this.fetchConfiguration();
    const secrets = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid email',
      response_type: 'code',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, secrets };
  }

  /**
   * Exchanges the code in the address of a callback for the account of the user. The library checks the state, the
   * signature of the ID token, its issuer, audience, nonce and expiry.
   * @throws 403 `oidc.denied`, `oidc.rejected`, `oidc.email_unverified`; 503 `oidc.unavailable`
   */
  async fetchIdentity(callback: URL, { state, nonce, codeVerifier }: FlowSecrets): Promise<OidcIdentity> {
    const configuration = await this.fetchConfiguration();
    const claims = await this.fetchClaims(configuration, callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const identity = readOidcIdentity(claims, claims.iss);
    if (!identity) throw createUnverifiedError();
    return identity;
  }

  private async fetchClaims(
    configuration: oidc.Configuration,
    callback: URL,
    checks: oidc.AuthorizationCodeGrantChecks,
  ): Promise<oidc.IDToken> {
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, callback, checks);
      const claims = tokens.claims();
      if (!claims || !isRecentlyIssued(claims.iat, Date.now() / 1_000)) throw createRejectedError();
      // Providers may tell the address only at the address for user data.
      if ('email_verified' in claims || !configuration.serverMetadata().userinfo_endpoint) return claims;
      const { email, email_verified } = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return { ...claims, email, email_verified };
    } catch (error) {
      throw this.toCodedError(error);
    }
  }

  private fetchConfiguration(): Promise<oidc.Configuration> {
    const { oidcClient } = this.settings;
    if (!oidcClient) throw createNotConfiguredError();
    const now = performance.now();
    if (this.discovered && this.discovered.until > now) return this.discovered.configuration;
    const { issuer, id, secret } = oidcClient;
    const isPlain = new URL(issuer).protocol === 'http:';
    const discovered = {
      configuration: oidc
        .discovery(new URL(issuer), id, undefined, secret ? oidc.ClientSecretBasic(secret) : oidc.None(), {
          timeout: TIMEOUT_S,
          // The settings allow http for this machine only.
          execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
        })
        .catch((error: unknown) => {
          if (this.discovered === discovered) this.discovered = undefined;
          throw this.toCodedError(error, createUnavailableError());
        }),
      until: now + DISCOVERY_TTL_MS,
    };
    this.discovered = discovered;
    return discovered.configuration;
  }

  /** Converts an error of the library, and logs its code, which contains no personal data. */
  private toCodedError(error: unknown, usual = createRejectedError()): CodedError {
    if (error instanceof CodedError) return error;
    const converted = convertError(error) ?? usual;
    const { name, code, error: reason } = error as { name?: string; code?: string; error?: string };
    this.log.warn({ code: converted.code, error: name, reason: reason ?? code }, 'oidc.refused');
    return converted;
  }
}

function convertError(error: unknown): CodedError | undefined {
  if (error instanceof oidc.AuthorizationResponseError) {
    const isTemporary = ['server_error', 'temporarily_unavailable'].includes(error.error);
    return isTemporary ? createUnavailableError() : createDeniedError();
  }
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? createUnavailableError() : undefined;
  const { code } = error as { code?: string };
  // Errors of the library have a code, and those of a connection have none.
  const isUnreachable = code === undefined || UNREACHABLE_CODES.includes(code);
  return isUnreachable ? createUnavailableError() : undefined;
}
