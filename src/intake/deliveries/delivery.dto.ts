import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Instant } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { DELIVERY_STATES, type DeliveryState } from '../inbox/delivery.constants.js';

/** Options for the replay of a delivery. */
export class ReplayDelivery {
  /**
   * If true, the response only shows what would change, and nothing is stored.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}

/** The connection whose waiting registrations are replayed. */
export class ReplayForReview {
  @IsId()
  connectionId: string;

  /** Id of a delivery; only later deliveries are replayed. Send `next` of the previous replay. */
  @IsOptional()
  @IsId()
  after?: string;

  /** If true, the deliveries are only counted. */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}

/** Filters of the deliveries to replay. A delivery must match all of them. */
export class ReplayDeliveries {
  @IsId()
  connectionId: string;

  /**
   * States of the deliveries to replay. Without it, deliveries in any state are replayed.
   * @example ["parked", "dead"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DELIVERY_STATES.length)
  @ArrayUnique()
  @IsIn(DELIVERY_STATES, { each: true })
  state?: DeliveryState[];

  /**
   * Version of the mapping with which the deliveries were last read.
   * @example 1
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  mappingVersion?: number;

  /** Earliest time of receipt. */
  @IsOptional()
  @Instant()
  receivedFrom?: string;

  /** Time before which the deliveries were received. */
  @IsOptional()
  @Instant()
  receivedBefore?: string;

  /** Id of a delivery; only later deliveries are replayed. Send `next` of the previous replay. */
  @IsOptional()
  @IsId()
  after?: string;

  /** If true, the deliveries are only counted. */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
