import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Instant } from '../../common/validation/field.decorators.js';
import { Id } from '../../common/validation/reference.decorators.js';
import { DELIVERY_STATES, type DeliveryState } from './delivery.vocabulary.js';

/** How a delivery is to be replayed. */
export class ReplayDelivery {
  /**
   * Only tell what would change; nothing is written.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}

/** Which deliveries of a connection are to be replayed: those that all of this is true of. */
export class ReplayDeliveries {
  @Id()
  connectionId: string;

  /**
   * Those in one of these states; absent: in any.
   * @example ["parked", "dead"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DELIVERY_STATES.length)
  @ArrayUnique()
  @IsIn(DELIVERY_STATES, { each: true })
  state?: DeliveryState[];

  /**
   * Those last read with this version of the mapping.
   * @example 1
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  mappingVersion?: number;

  /** Those received from then on. */
  @IsOptional()
  @Instant()
  receivedFrom?: string;

  /** Those received before. */
  @IsOptional()
  @Instant()
  receivedBefore?: string;

  /** Those after this one in the order they came: `next` of the replay before. */
  @IsOptional()
  @Id()
  after?: string;

  /** Only count them. */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
