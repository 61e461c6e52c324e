import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock/clock.js';
import { Sql } from '../../database/sql.js';
import { findSigningKeyRow } from './application-keys.queries.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { createKeyNotChosenError, createKeyUnknownError } from './key.errors.js';

/** How long the keys are remembered, in milliseconds: a rotation that ends sessions does so no later than this. */
const REMEMBERED_MS = 2_000;
/** After how long a token with an unknown key is reason to look again: another instance may have rotated the key. */
const LOOK_AGAIN_MS = 250;

/** The key that signs tokens, and those that verify them. */
export interface SigningKeys {
  present: { id: string; secret: Uint8Array };
  /** The key before, while its tokens are still good. */
  former?: { id: string; secret: Uint8Array; until: Date };
}

/** Gives the keys of access tokens, as the database names them. */
@Injectable()
export class SigningKeyService {
  private remembered?: { keys: Promise<SigningKeys>; since: number };

  constructor(
    private readonly store: ApplicationKeyStore,
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** The keys as they are now. @throws 503 `service.key_unknown` where this instance lacks the present key, or none was chosen yet */
  readPresent(): Promise<SigningKeys> {
    const remembered = { keys: this.read(), since: performance.now() };
    this.remembered = remembered;
    remembered.keys.catch(() => {
      if (this.remembered === remembered) this.remembered = undefined;
    });
    return remembered.keys;
  }

  private async read(): Promise<SigningKeys> {
    const row = await findSigningKeyRow(this.sql);
    if (!row) throw createKeyNotChosenError('signing');
    const present = await this.store.find('signing', row.id);
    if (!present) throw createKeyUnknownError('signing');
    const keys: SigningKeys = { present: { id: present.id, secret: encode(present.secret) } };
    const former = row.formerId === null ? undefined : await this.store.find('signing', row.formerId);
    if (former && row.formerUntil) {
      keys.former = { id: former.id, secret: encode(former.secret), until: row.formerUntil };
    }
    return keys;
  }

  /** The key that verifies a token, by the id in its header; tokens of earlier versions have none. */
  async findVerifying(id: string | undefined): Promise<Uint8Array | undefined> {
    const keys = await this.readRemembered(REMEMBERED_MS);
    return this.choose(keys, id) ?? this.choose(await this.readRemembered(LOOK_AGAIN_MS), id);
  }

  private choose({ present, former }: SigningKeys, id: string | undefined): Uint8Array | undefined {
    if (id === undefined || id === present.id) return present.secret;
    return former?.id === id && former.until > this.clock.now() ? former.secret : undefined;
  }

  private readRemembered(ageMs: number): Promise<SigningKeys> {
    const { remembered } = this;
    if (!remembered || remembered.since + ageMs <= performance.now()) return this.readPresent();
    return remembered.keys;
  }
}

function encode(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
