import { IsBoolean, IsIn, IsOptional, ValidateBy } from 'class-validator';
import { IsSingleLine } from '../../common/validation/field.decorator.js';
import { IsId, NestedObject } from '../../common/validation/reference.decorator.js';
import {
  validateConditions,
  RULE_CHANNELS,
  RULE_TRIGGERS,
  type Conditions,
  type RuleChannel,
  type RuleTrigger,
} from './lead-rule-conditions.rules.js';

/** The lead that a rule creates. */
export class RuleLead {
  /**
   * Title of the lead. Names of mapped fields in braces are replaced by their values: `{companyName}`, `{fullName}`.
   * @example "{companyName}: asked for a meeting at the autumn seminar"
   */
  @IsSingleLine()
  title: string;

  /**
   * Source channel of the lead. Without it, the channel is `activity`, or `web` if the connection has no activity.
   * Channels that need a record of their own (agreement, referral) are not possible.
   * @example "activity"
   */
  @IsOptional()
  @IsIn(RULE_CHANNELS)
  channel?: RuleChannel | null;

  /**
   * Id of the colleague who owns the lead.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsId()
  ownerId: string;
}

/** A rule that creates a lead from a registration. A rule creates at most one lead per registration. */
export class LeadRule {
  /**
   * Id of the rule, unique in the connection. Keep it when you change the rule, because it identifies the leads that
   * the rule has created.
   * @example "wants-meeting"
   */
  @IsSingleLine(50)
  id: string;

  /**
   * State from which on the rule applies. `registered` includes confirmed and attended registrations, and `confirmed`
   * includes attended registrations.
   * @example "registered"
   */
  @IsIn(RULE_TRIGGERS)
  trigger: RuleTrigger;

  /**
   * Conditions that the registration must all meet, by mapped field or by key of an answer. One of several values is
   * enough, and so is one choice of an answer with several. Case and surrounding spaces do not matter.
   * @example { "country": "CN", "interest": ["Production site", "Headquarters"] }
   */
  @IsOptional()
  @Conditioned()
  when?: Conditions | null;

  @NestedObject(() => RuleLead)
  lead: RuleLead;
}

function Conditioned(): PropertyDecorator {
  return ValidateBy({
    name: 'conditions',
    validator: {
      validate: (value: unknown) => validateConditions(value) === undefined,
      defaultMessage: (given) => `$property ${validateConditions(given?.value) ?? ''}`,
    },
  });
}

/** Options for a run of the rules. */
export class RunRules {
  /**
   * If true, the response only shows what would happen. If false, the leads are created.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean | null = true;
}
