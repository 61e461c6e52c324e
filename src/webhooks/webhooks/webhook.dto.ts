import { PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { EVENT_TYPES } from '../../database/transactions/event-types.rules.js';
import { IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';

/** A new webhook. */
export class CreateWebhook {
  /**
   * The name of the webhook, such as that of the receiving system.
   * @example "Power BI"
   */
  @IsSingleLine(100)
  name: string;

  /**
   * The address that requests are sent to: https, without user, password or fragment, and not an address of a private
   * network.
   * @example "https://flows.example.org/locate"
   */
  @IsSingleLine(2_000)
  url: string;

  /**
   * The types of events to send (`GET /webhooks/event-types`); `lead.*` stands for all types of leads.
   * @example ["lead.*", "task.completed"]
   */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(2 * EVENT_TYPES.length)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  eventTypes: string[];

  /**
   * The API key whose role and scopes are the rights of the webhook: records that the key may not see are not sent. Its
   * role must not be integration, and it must have no more rights than the caller.
   * @example "0199c000-0000-7000-8000-000000000751"
   */
  @IsId()
  apiKeyId: string;

  /** @example "Feeds the dashboard of the province." */
  @IsOptional()
  @IsTextBlock(2_000)
  description?: string | null;
}

/** Changes to a webhook as a JSON merge patch. */
export class UpdateWebhook extends PartialType(CreateWebhook, { skipNullProperties: false }) {}
