import { Inject, Injectable } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import { type AllowedOrigins, parseAllowedOrigins } from '../../common/http/remote-address.rules.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { ConnectionSecretCipher } from '../connections/connection-secret.cipher.js';
import type { Provider, ParseResult, RemoteState } from '../parsing/connector.rules.js';
import { getConnector } from '../connectors/connector.registry.js';
import { type ProviderAddress, resolveAddress, resolveNextAddress } from './provider-address.rules.js';
import { type ProviderAnswer, ProviderJsonClient } from './provider-json.client.js';

/** The data of a connection that is needed for requests to its provider. */
export interface AskedConnection {
  id: string;
  provider: Provider;
  timezone: string;
  apiBaseUrl: string | null;
}

/** A page of a provider's list, or the information that there is none. */
export type RemotePage = Extract<ProviderAnswer, { kind: 'answer' | 'gone' }>;

/** Sends requests to the APIs of connections, with their tokens. */
@Injectable()
export class ProviderApiClient {
  private readonly allowed: AllowedOrigins;
  private readonly client: ProviderJsonClient;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly sql: SqlClient,
    private readonly secrets: ConnectionSecretCipher,
  ) {
    this.allowed = parseAllowedOrigins(settings.intakePrivateOrigins);
    this.client = new ProviderJsonClient({ allowed: this.allowed });
  }

  /**
   * Fetches the state of a subject from the provider.
   * @throws `unavailable` if it may succeed later, `invalid` if somebody has to change something first
   */
  async fetchState(
    connection: AskedConnection,
    { path, subjectKey }: ParseResult & { kind: 'fetch' },
  ): Promise<ParseResult> {
    const remote = getRemote(connection);
    const address = resolveAddress(connection.apiBaseUrl ?? '', path, this.allowed);
    const answer = await this.ask(connection, remote, address);
    if (answer.kind === 'answer') return remote.parseState(answer.body, { timezone: connection.timezone, paths: {} });
    if (remote.parseGone) return remote.parseGone(subjectKey);
    throw new CodedError('remote.gone', 'The provider no longer has the object that it announced.');
  }

  /** Fetches a page of a list of changes. @throws as {@link fetchState} */
  fetchPage(connection: AskedConnection, from: { path: string } | { next: string }): Promise<RemotePage> {
    const base = connection.apiBaseUrl ?? '';
    const address =
      'path' in from
        ? resolveAddress(base, from.path, this.allowed)
        : resolveNextAddress(base, from.next, this.allowed);
    return this.ask(connection, getRemote(connection), address);
  }

  private async ask(connection: AskedConnection, remote: RemoteState, address: ProviderAddress): Promise<RemotePage> {
    if (!address.ok) throw new CodedError(address.code, 'The address is not below api.baseUrl of the connection.');
    const token = await this.readToken(connection.id);
    const answer = await this.client.get(address.url, token === null ? {} : remote.buildAuthorization(token));
    if (answer.kind === 'failed')
      throw new CodedError(
        answer.code,
        'The request to the provider failed; check api.baseUrl and api.token of the connection.',
      );
    if (answer.kind === 'again') {
      const extra = answer.afterSeconds === null ? {} : { afterSeconds: answer.afterSeconds };
      throw new CodedError(answer.code, 'The provider does not answer now; try again later.', [], extra);
    }
    return answer;
  }

  private async readToken(connectionId: string): Promise<string | null> {
    const row = await this.sql.queryOneOrNull<{ token: Buffer | null }>(
      'SELECT api_token_encrypted AS token FROM intake_connection WHERE id = $1',
      [connectionId],
    );
    const token = await this.secrets.decrypt(connectionId, 'api_token', row?.token ?? null);
    if (token === undefined)
      throw new CodedError(
        'remote.token_unreadable',
        'The token of the API cannot be decrypted; set api.token of the connection again.',
      );
    return token;
  }
}

function getRemote({ provider }: AskedConnection): RemoteState {
  const { remote } = getConnector(provider);
  if (!remote)
    throw new CodedError('remote.not_possible', `The provider ${provider} has no API that data is fetched from.`);
  return remote;
}
