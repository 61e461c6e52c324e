import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '../../common/reference/languages.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import { formatMailAddress } from '../../config/mail-address.rules.js';
import type { Settings } from '../../config/settings.factory.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import { AGENCY } from '../../mail/text/mail-texts.constants.js';
import type { RetentionRulesView } from '../retention-rules/retention-rule.view.js';
import { RetentionRuleService } from '../retention-rules/retention-rule.service.js';
import { REGISTER_TEXTS } from './i18n/register-texts.constants.js';
import { RECIPIENTS, type RegisterTexts } from './i18n/register-texts.rules.js';
import { countSharedPeople, listPresentRecipients, type PresentRecipient } from './processing-register.queries.js';
import { buildGroups, buildPurposes } from './processing-register.rules.js';
import type { ProcessingRegisterView, RecipientCategoryView, RegisteredTermView } from './processing-register.view.js';

/** Builds the register of processing activities from the registry of personal data, the retention rules and the settings. */
@Injectable()
export class ProcessingRegisterService {
  constructor(
    private readonly snapshot: ReadTransaction,
    private readonly rules: RetentionRuleService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Builds the register in one language. */
  async build(language: Language): Promise<ProcessingRegisterView> {
    const t = REGISTER_TEXTS[language];
    const { privacyContact, mailServer } = this.settings;
    const rules = await this.rules.list();
    return this.snapshot.run(async (sql) => {
      const recipients = await listPresentRecipients(sql);
      const people = await countSharedPeople(sql);
      return {
        language,
        generatedAt: this.clock.now(),
        controller: {
          name: mailServer?.from.name ?? AGENCY.name,
          contact: privacyContact ? formatMailAddress(privacyContact) : null,
        },
        purposes: buildPurposes(t),
        groups: buildGroups(t),
        recipients: buildRecipients(t, recipients),
        transfers: [...t.transfers, ...(people > 0 ? [t.formatTransferByPartners(people)] : [])],
        terms: buildTerms(t, rules),
        security: [...t.security],
      };
    });
  }
}

function buildRecipients(t: RegisterTexts, present: readonly PresentRecipient[]): RecipientCategoryView[] {
  return RECIPIENTS.map((id) => ({
    id,
    name: t.recipients[id],
    present: present
      .filter(({ category }) => category === id)
      .map(({ name, url }) => (url === null ? name : `${name} (${URL.parse(url)?.host ?? '…'})`)),
  }));
}

function buildTerms(t: RegisterTexts, { items, terms }: RetentionRulesView): RegisteredTermView[] {
  return [
    ...items.map(({ kind, months, enabled }) => {
      const { data, formatTerm } = t.rules[kind];
      return { kind, data, term: formatTerm(months), enabled, setting: null };
    }),
    ...terms.map(({ kind, value, setting }) => {
      const { data, formatTerm } = t.terms[kind];
      return { kind, data, term: formatTerm(value), enabled: true, setting };
    }),
  ];
}
