import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** The list of suppressed addresses, which an upper layer keeps. */
export interface SuppressedAddresses {
  /**
   * Tells whether somebody with a normalised address has objected to mails, or was erased. The caller has taken the lock on
   * the address, so that an objection at the same moment waits and then marks the contact.
   */
  isUnwanted(tx: Tx, address: string): Promise<boolean>;
  /** Takes a normalised address off the list, because the person has agreed to mails again. */
  release(tx: Tx, address: string): Promise<void>;
}

/** Tells contacts and consents of suppressed addresses. The layer of mail registers the list. */
@Injectable()
export class SuppressedAddressRegistry implements SuppressedAddresses {
  private list: SuppressedAddresses | undefined;

  register(list: SuppressedAddresses): void {
    this.list = list;
  }

  async isUnwanted(tx: Tx, address: string | null): Promise<boolean> {
    return address !== null && this.list !== undefined && (await this.list.isUnwanted(tx, address));
  }

  async release(tx: Tx, address: string): Promise<void> {
    await this.list?.release(tx, address);
  }
}
