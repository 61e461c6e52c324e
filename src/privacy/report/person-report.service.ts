import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { SETTINGS } from '../../config/config.module.js';
import { formatMailAddress } from '../../config/mail-address.rules.js';
import type { Settings } from '../../config/settings.factory.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { pickTravelContent } from '../../activities/delegations/model/travel-detail.cipher.js';
import { TravelDetailService } from '../../activities/delegations/travel-details/travel-detail.service.js';
import { type SuppressionEntry, SuppressionStore } from '../../mail/suppressions/suppression.store.js';
import { UNWANTED } from '../../mail/suppressions/suppression.rules.js';
import { REGISTER_TEXTS } from '../register/i18n/register-texts.constants.js';
import { readRules } from '../retention-rules/retention-rule.queries.js';
import { PERSON_REPORT_TEXTS } from './i18n/person-report-texts.constants.js';
import type { PersonReportTexts, RetentionKind } from './i18n/person-report-texts.rules.js';
import {
  buildConsents,
  buildDocuments,
  buildLeads,
  buildRecipients,
  buildSources,
} from './person-report-parts.rules.js';
import { type PersonData, PersonReportReader } from './person-report.reader.js';
import type { PersonReportView, ReportedTableView, RetentionView } from './person-report.view.js';

/** The settings that say how long something is kept, in the order of the report. */
const TERMS = [
  'intakeBodyDays',
  'intakeQuarantineDays',
  'importRowDays',
  'travelDetailDays',
  'inboundRawDays',
  'webhookLogDays',
] as const satisfies readonly Exclude<RetentionKind, 'records'>[];

/** Reports all data that are stored about a person, and records that they were read. */
@Injectable()
export class PersonReportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: PersonReportReader,
    private readonly suppressions: SuppressionStore,
    private readonly travelDetails: TravelDetailService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Returns the report about a person. @throws 404, 503 if this instance lacks a key */
  async build(key: string, language: Language, actor: Actor): Promise<PersonReportView> {
    const data = await this.reader.read(key, language);
    const suppressions = await this.listSuppressions(data);
    return this.work.run(actor, async (tx) => {
      const t = PERSON_REPORT_TEXTS[language];
      const tables = await this.addTravelDetails(tx, data, t);
      await tx.audit({ action: 'person_report_read', entityType: 'person', entityId: data.known.record.id });
      const { privacyContact } = this.settings;
      const contact = privacyContact ? formatMailAddress(privacyContact) : null;
      return {
        key: data.known.key,
        contactId: data.known.contactId,
        language,
        generatedAt: tx.now,
        privacyContact: contact,
        names: data.known.names,
        emails: data.known.emails,
        objected: suppressions.some(({ reason }) => UNWANTED.includes(reason)),
        consents: buildConsents(data),
        leads: buildLeads(data),
        documents: buildDocuments(data),
        sources: buildSources(data, t),
        recipients: buildRecipients(data, t),
        retention: await this.buildRetention(tx.sql, language),
        rights: t.listRights(contact),
        tables: [
          ...tables,
          ...(suppressions.length > 0
            ? [
                {
                  table: 'privacy_suppression',
                  label: t.tables['privacy_suppression']!,
                  rows: suppressions.map((entry) => ({ ...entry })),
                },
              ]
            : []),
        ],
      };
    });
  }

  /** The list has digests only, so its entries are found by comparing them and not by a path of the registry. */
  private async listSuppressions({ known }: PersonData): Promise<SuppressionEntry[]> {
    const phones = known.person.addresses.filter((address) => !address.includes('@'));
    const entries = [
      ...(known.suppression ? [known.suppression] : []),
      ...(await this.suppressions.findEntries(known.emails, 'email')),
      ...(await this.suppressions.findEntries(phones, 'phone')),
    ];
    return entries.map(({ id, reason, createdAt }) => ({ id, reason, createdAt }));
  }

  /** Adds the content of travel details, which is stored encrypted. Their reading is recorded too. */
  private async addTravelDetails(tx: Tx, { tables }: PersonData, t: PersonReportTexts): Promise<ReportedTableView[]> {
    const shown: ReportedTableView[] = [];
    const participants = tables.find(({ table }) => table === 'delegation_participant')?.stored ?? [];
    for (const { table, rows } of tables) {
      const label = t.tables[table] ?? table;
      if (table !== 'travel_detail') {
        shown.push({ table, label, rows });
        continue;
      }
      const opened: Record<string, unknown>[] = [];
      for (const row of rows) {
        const participant = participants.find(({ id }) => id === row['participantId']);
        const details = await this.travelDetails.read(
          tx,
          String(participant?.['activity_id']),
          String(participant?.['id']),
        );
        opened.push({ ...row, ...pickTravelContent(details) });
      }
      shown.push({ table, label, rows: opened });
    }
    return shown;
  }

  /** Returns for how long data are kept: by the rules that are switched on, and by the settings. */
  private async buildRetention(sql: SqlClient, language: Language): Promise<RetentionView[]> {
    const t = PERSON_REPORT_TEXTS[language];
    const { records } = t.retention;
    const rules = (await readRules(sql)).filter(({ enabled }) => enabled);
    return [
      { data: records.data, term: records.formatTerm(0) },
      ...rules.map(({ kind, months }) => {
        const { data, formatTerm } = REGISTER_TEXTS[language].rules[kind];
        return { data, term: formatTerm(months) };
      }),
      ...TERMS.map((kind) => ({
        data: t.retention[kind].data,
        term: t.retention[kind].formatTerm(this.settings[kind]),
      })),
    ];
  }
}
