import { IsIn, IsOptional } from 'class-validator';
import { MODELS, type AttributionModel } from './attribution.models.rules.js';

/** How outcomes are credited. */
export class OutcomesQuery {
  /** What is credited of all that had touched a lead by then: the first, the last, or all of it in equal shares. */
  @IsOptional()
  @IsIn(MODELS)
  model?: AttributionModel = 'linear';
}
