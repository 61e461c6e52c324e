import { IsIn, IsOptional } from 'class-validator';
import { CalendarDate } from '../../common/validation/field.decorator.js';
import { MODELS, type AttributionModel } from '../attribution/attribution-models.rules.js';

/** The query parameters of the outcomes of an agreement. */
export class OutcomesQuery {
  /**
   * The touches that are credited among all that preceded the result: the first, the last, or all of them in equal
   * shares.
   */
  @IsOptional()
  @IsIn(MODELS)
  model?: AttributionModel = 'linear';

  /**
   * The first day of the results that count; without it they count from the beginning.
   * @example "2026-01-01"
   */
  @IsOptional()
  @CalendarDate()
  from?: string;

  /**
   * The last day of the results that count; without it they count until today.
   * @example "2026-12-31"
   */
  @IsOptional()
  @CalendarDate()
  to?: string;
}

/** The activities that the outcomes of an activity include. */
const OUTCOME_SCOPES = ['all', 'own'] as const;
/** One of {@link OUTCOME_SCOPES}. */
type OutcomeScope = (typeof OUTCOME_SCOPES)[number];

/** The query parameters of the outcomes of an activity. */
export class ActivityOutcomesQuery extends OutcomesQuery {
  /** Whether everything within the activity counts too, such as the stops of a roadshow, or the activity alone. */
  @IsOptional()
  @IsIn(OUTCOME_SCOPES)
  scope?: OutcomeScope = 'all';
}
