import { IsIn, IsOptional } from 'class-validator';
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
}
