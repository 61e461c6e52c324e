import type { LeadRule } from '../connections.api';

export const RULE_TRIGGERS = ['registered', 'confirmed', 'attended'] as const;
export const RULE_CHANNELS = [
  'activity',
  'web',
  'cold_outreach',
  'partner_network',
  'existing_investor',
  'other',
] as const;

export interface RuleDraft {
  id: string;
  trigger: LeadRule['trigger'];
  conditions: { name: string; values: string[] }[];
  title: string;
  channel: string;
  ownerId: string;
}

/** Starts with the stored rules. */
export function startRules(rules: readonly LeadRule[]): RuleDraft[] {
  return rules.map(({ id, trigger, when, lead }) => ({
    id,
    trigger,
    conditions: Object.entries((when ?? {}) as Record<string, string | string[]>).map(([name, values]) => ({
      name,
      values: [values].flat(),
    })),
    title: lead.title,
    channel: lead.channel ?? '',
    ownerId: lead.ownerId,
  }));
}

/** Adds a rule. Its id is unique and stays, because it identifies the leads that the rule has created. */
export function addRule(rules: readonly RuleDraft[], title: string, ownerId: string): RuleDraft[] {
  let number = rules.length + 1;
  while (rules.some(({ id }) => id === `rule-${number}`)) number++;
  return [...rules, { id: `rule-${number}`, trigger: 'registered', conditions: [], title, channel: '', ownerId }];
}

/** Builds the rules of the request. Conditions without a field or a value are left out. */
export function buildRules(rules: readonly RuleDraft[]): LeadRule[] {
  return rules.map(({ id, trigger, conditions, title, channel, ownerId }) => {
    const filled = conditions.filter(({ name, values }) => name.trim() !== '' && values.length > 0);
    const when = Object.fromEntries(
      filled.map(({ name, values }) => [name.trim(), values.length === 1 ? values[0]! : values]),
    );
    return {
      id,
      trigger,
      ...(filled.length > 0 && { when }),
      lead: { title: title.trim(), ownerId, ...(channel && { channel: channel as LeadRule['lead']['channel'] }) },
    };
  });
}
