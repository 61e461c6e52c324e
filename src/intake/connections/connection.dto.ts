import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength, ValidateIf } from 'class-validator';
import { Line, TimeZone, WebAddress } from '../../common/validation/field.decorators.js';
import { Id, Part, Parts } from '../../common/validation/reference.decorators.js';
import { type Provider, PROVIDERS } from '../connectors/connector.js';
import { MappingInput } from '../mapping/mapping.dto.js';
import { LeadRule } from '../rules/rule.dto.js';

/** How to reach the sender's own API, for senders whose deliveries only say that something changed. */
export class SenderApi {
  /**
   * Nothing is ever fetched from anywhere else, whatever a delivery says.
   * @example "https://pretix.eu/api/v1"
   */
  @WebAddress()
  baseUrl: string;

  /** Kept sealed, and never shown. Absent in a change: the one there is stays. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  token?: string;
}

/** A form of a sender whose registrations are to come in. */
export class CreateConnection {
  /**
   * What colleagues call it.
   * @example "Autumn seminar, registration form"
   */
  @Line()
  name: string;

  /**
   * Who sends. `docs/senders` has a page for each: what to do there, what is verified, how changes and cancellations come.
   * `generic` is any JSON, `standard_webhooks` any sender that signs that way; of `pretix` and `eventbrite` the state is
   * fetched by `api`; `google_forms` needs the script of its page; `jotform` cannot sign: its address is the secret.
   * @example "generic"
   */
  @IsIn(PROVIDERS)
  provider: Provider;

  /** What people register for: a seminar, a roadshow or a stop of one, a delegation. */
  @IsOptional()
  @Id()
  activityId?: string | null;

  /** The secret that the sender signs with; kept sealed, and never shown. Absent: the secret address is all there is. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  secret?: string;

  /** How answers become what we know. */
  @IsOptional()
  @Part(() => MappingInput)
  mapping?: MappingInput;

  /** Rules that make leads of registrations. */
  @IsOptional()
  @Parts(() => LeadRule, 20)
  rules?: LeadRule[];

  /**
   * IANA zone of times that come without one.
   * @example "Europe/Brussels"
   */
  @IsOptional()
  @TimeZone()
  timezone?: string;

  /** The sender's own API, for pretix and Eventbrite. */
  @IsOptional()
  @Part(() => SenderApi)
  api?: SenderApi | null;

  /** The API key of the integration that the connection belongs to: it sees this one and no others. */
  @IsOptional()
  @Id()
  integrationKeyId?: string | null;
}

/** Changes to a connection (JSON merge patch). A change of the mapping makes a new version of it. */
export class UpdateConnection extends PartialType(OmitType(CreateConnection, ['provider', 'secret'] as const), {
  skipNullProperties: false,
}) {}

/** How long what is replaced stays good. */
export class Rotation {
  /**
   * Hours that the one before stays good, so that the sender can be changed meanwhile; 0 ends it at once.
   * @example 24
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(720)
  keepFormerHours?: number = 24;
}

/** Another secret. */
export class SecretRotation extends Rotation {
  /**
   * The secret that the sender signs with from now on; null when it no longer signs.
   * @example "whsec_bGV0IG1lIGluLCBJIGFtIHRoZSBmb3Jt"
   */
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  secret: string | null;
}
