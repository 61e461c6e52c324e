import { Inject, Injectable } from '@nestjs/common';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { RETENTION_KINDS, RETENTION_RULES } from './retention-rule.constants.js';
import type { PutRetentionRule } from './retention-rule.dto.js';
import { RETENTION_RULE, type RetentionRule } from './retention-rule.entity.js';
import { findRule, readRules } from './retention-rule.queries.js';
import type { RetentionRulesView, RetentionRuleView, RetentionTermView } from './retention-rule.view.js';
import { TERM_KINDS, TERMS } from './retention-term.constants.js';

type RuleRow = Pick<RetentionRule, 'kind' | 'months' | 'enabled' | 'version' | 'updatedAt'>;

/** Service for the rules that say for how long data are kept. */
@Injectable()
export class RetentionRuleService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
  ) {}

  /** Returns all rules, and the terms that settings define. */
  async list(): Promise<RetentionRulesView> {
    const rows = await readRules(this.sql);
    const items = RETENTION_KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind).map(toView));
    return { items, terms: this.listTerms() };
  }

  /** Returns the terms that settings, or the application, define. */
  listTerms(): RetentionTermView[] {
    return TERM_KINDS.map((kind) => {
      const { setting, unit, read } = TERMS[kind];
      return { kind, setting, value: read(this.settings), unit };
    });
  }

  /** Returns the rule of a kind. @throws 404 */
  async read(kind: string): Promise<RetentionRuleView> {
    return toView(await getRule(this.sql, kind));
  }

  /** Changes the rule of a kind. Requests at the same time follow one another. @throws 404, 412 */
  async replace(tx: Tx, kind: string, set: PutRetentionRule, ifMatch?: number): Promise<RetentionRuleView> {
    const { id } = await getRule(tx.sql, kind);
    const rule = await lockRecord(tx, RETENTION_RULE, id, ifMatch);
    const { months, enabled } = set;
    await updateRecord<RetentionRule>(tx, RETENTION_RULE, rule, { set: { months, enabled } });
    return toView(rule);
  }
}

/** @throws 404 */
async function getRule(sql: SqlClient, kind: string) {
  const rule = await findRule(sql, kind);
  if (!rule) throw createNotFoundError('retention_rule', kind);
  return rule;
}

function toView({ kind, months, enabled, version, updatedAt }: RuleRow): RetentionRuleView {
  return { kind, months, enabled, ...RETENTION_RULES[kind], updatedAt: version > 1 ? updatedAt : null, version };
}
