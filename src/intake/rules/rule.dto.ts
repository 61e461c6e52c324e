import { IsBoolean, IsIn, IsOptional, ValidateBy } from 'class-validator';
import { Line } from '../../common/validation/field.decorators.js';
import { Id, Part } from '../../common/validation/reference.decorators.js';
import {
  conditionsFault,
  RULE_CHANNELS,
  RULE_TRIGGERS,
  type Conditions,
  type RuleChannel,
  type RuleTrigger,
} from './rule.conditions.rules.js';

/** The lead that a rule makes. */
export class RuleLead {
  /**
   * Its title. Names of mapped fields in braces stand for what the registration says: `{companyName}`, `{fullName}`.
   * @example "{companyName}: asked for a meeting at the autumn seminar"
   */
  @Line()
  title: string;

  /**
   * Where it came from; absent: the activity of the connection, or `web` where it has none. Channels that need a record
   * of their own (agreement, referral) a form cannot give.
   * @example "activity"
   */
  @IsOptional()
  @IsIn(RULE_CHANNELS)
  channel?: RuleChannel | null;

  /**
   * The colleague who owns it.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @Id()
  ownerId: string;
}

/** When a registration makes a lead, and which. One registration makes at most one lead by a rule. */
export class LeadRule {
  /**
   * Tells the rules of a connection apart, and stays with a rule when its words change: by it a rule knows what it has
   * made already.
   * @example "wants-meeting"
   */
  @Line(50)
  id: string;

  /**
   * From what moment on: `registered` also counts who is confirmed or was there, `confirmed` who was there.
   * @example "registered"
   */
  @IsIn(RULE_TRIGGERS)
  trigger: RuleTrigger;

  /**
   * What the registration must say, all of it: a mapped field or the key of an answer, and the value, or several of
   * which one is enough. Case and spaces around do not matter; of an answer with several choices one must be it.
   * @example { "country": "CN", "interest": ["Production site", "Headquarters"] }
   */
  @IsOptional()
  @Conditioned()
  when?: Conditions | null;

  @Part(() => RuleLead)
  lead: RuleLead;
}

function Conditioned(): PropertyDecorator {
  return ValidateBy({
    name: 'conditions',
    validator: {
      validate: (value: unknown) => conditionsFault(value) === undefined,
      defaultMessage: (given) => `$property ${conditionsFault(given?.value) ?? ''}`,
    },
  });
}

/** How to run rules. */
export class RunRules {
  /**
   * Says what would come of it, and changes nothing. False makes the leads.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean | null = true;
}
