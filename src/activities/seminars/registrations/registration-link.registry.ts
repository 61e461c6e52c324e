import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { ConsentPurpose } from '../../../companies/model/company.constants.js';
import { findSeminarOfRegistration } from './seminar-registration.queries.js';
import { ManageTokenService } from './manage-token.service.js';

/** The public page of a seminar. */
export interface PublicRegistrationPage {
  /** The path of its address, such as `/r/testing-ground`. */
  path: string;
  /** Whether people can register on it. The links of registrations lead to the page also when they cannot. */
  isEnabled: boolean;
}

/** The public page of a seminar, as mails link to it. Its people manage their registrations also while it is not enabled. */
export interface SeminarPageLink {
  /** The address at which people register; null while they cannot. */
  registerUrl: string | null;
}

/** A consent for which the page of a seminar asks. */
export interface AskedConsent {
  purpose: ConsentPurpose;
  /** The text in each language of the page, the first of which is the usual one. */
  wordings: { language: string; text: string }[];
}

/** Finds the public pages of seminars. The upper layer that has them registers it. */
export interface RegistrationPageFinder {
  /** Finds the pages of some seminars with one statement. A seminar without a page is absent. */
  findPages(sql: SqlClient, seminarIds: readonly string[]): Promise<ReadonlyMap<string, PublicRegistrationPage>>;
  /** Finds the consents for which the page of a seminar asks; none for a seminar without a page. */
  findConsents?(sql: SqlClient, seminarId: string): Promise<AskedConsent[]>;
}

/** Builds the addresses of public pages of seminars and registrations, for the mails of layers below these pages. */
@Injectable()
export class RegistrationLinkRegistry {
  private finder?: RegistrationPageFinder;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    private readonly tokens: ManageTokenService,
  ) {}

  register(finder: RegistrationPageFinder): void {
    this.finder = finder;
  }

  /** Returns the pages of some seminars. A seminar without a page is absent. */
  async findLinks(sql: SqlClient, seminarIds: readonly string[]): Promise<ReadonlyMap<string, SeminarPageLink>> {
    const pages = await this.findPages(sql, seminarIds);
    return new Map(
      [...pages].map(([id, { path, isEnabled }]) => [
        id,
        { registerUrl: isEnabled ? `${this.settings.publicUrl ?? ''}${path}` : null },
      ]),
    );
  }

  /**
   * Returns the address at which a person manages a registration; null if its seminar has no page.
   * @throws 503 `service.key_unknown`
   */
  async findManageUrl(sql: SqlClient, registrationId: string): Promise<string | null> {
    const seminarId = await findSeminarOfRegistration(sql, registrationId);
    if (seminarId === null) return null;
    const page = (await this.findPages(sql, [seminarId])).get(seminarId);
    if (!page) return null;
    return `${this.settings.publicUrl ?? ''}${page.path}/m/${await this.tokens.build(registrationId)}`;
  }

  /** Returns the consents for which the page of a seminar asks, so that walk-ins are asked for the same. */
  async findConsents(sql: SqlClient, seminarId: string): Promise<AskedConsent[]> {
    return (await this.finder?.findConsents?.(sql, seminarId)) ?? [];
  }

  private async findPages(
    sql: SqlClient,
    seminarIds: readonly string[],
  ): Promise<ReadonlyMap<string, PublicRegistrationPage>> {
    return seminarIds.length === 0 ? new Map() : ((await this.finder?.findPages(sql, seminarIds)) ?? new Map());
  }
}
