import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';

/** The registration of the application at the provider. */
const CLIENT = { id: 'locate-crm', secret: 'a secret of the client' };

/** The claims of an account. */
export interface Account {
  email?: string;
  email_verified?: unknown;
}

/** An OpenID Connect provider on this machine. Whoever logs in types the name of the account. */
export class IdentityProvider {
  /** The accounts by name. */
  readonly accounts = new Map<string, Account>();
  /** Requests for tokens. */
  tokenRequests = 0;

  private constructor(
    readonly issuer: string,
    private readonly server: http.Server,
    private readonly key: JWK,
  ) {}

  /** Starts the provider. It answers when {@link register} has told the address of the application. */
  static async start(port = 0): Promise<IdentityProvider> {
    const server = http.createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
    return new IdentityProvider(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, key);
  }

  /** The settings with which the application uses the provider. */
  get env(): Record<string, string> {
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
  }

  /**
   * Registers the application.
   * @param inIdToken whether ID tokens have the address; otherwise it is told at the address for user data only
   */
  register(application: string, inIdToken = true): void {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${application}/auth/oidc/callback`],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      adapter: createMemoryAdapter(15),
      // The provider would advise operators about defaults.
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      jwks: { keys: [this.key] },
      cookies: { keys: ['a key for the cookies of the provider'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: !inIdToken,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      pkce: { required: () => true },
      findAccount: (_: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, ...this.accounts.get(id) }),
      }),
      // Users are not asked whether the application may know them.
      loadExistingGrant: async ({
        oidc,
      }: {
        oidc: { session: { accountId: string }; client: { clientId: string } };
      }) => {
        const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    this.server.removeAllListeners('request');
    this.server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
      if (request.url === '/token') this.tokenRequests++;
      if (request.url?.startsWith('/interaction/')) void answerInteraction(provider, request, response);
      else answer(request, response);
    });
  }

  /** Stops the provider. Connections to it are refused from then on. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Shows a form for the name of the account, and finishes the login when it is sent. */
async function answerInteraction(
  provider: Provider,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Provider</title><form method="post">
      <label>Account <input name="account"></label>
      <button>Continue</button><button name="cancel" value="1">Cancel</button></form>`);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const result = form.has('cancel')
    ? { error: 'access_denied', error_description: 'The user has cancelled.' }
    : { login: { accountId: form.get('account') ?? '' } };
  await provider.interactionFinished(request, response, result);
}
