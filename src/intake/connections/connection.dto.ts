import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength, ValidateIf } from 'class-validator';
import { IsSingleLine, TimeZone, WebAddress } from '../../common/validation/field.decorator.js';
import { IsId, NestedObject, NestedList } from '../../common/validation/reference.decorator.js';
import { FORM_PROVIDERS, type Provider } from '../parsing/connector.rules.js';
import { MappingInput } from '../mapping/mapping.dto.js';
import { LeadRule } from '../model/lead-rule.dto.js';

/** Access to the provider's API. It is needed if deliveries are thin events, which only announce a change. */
export class SenderApi {
  /**
   * Address of the API. Data is fetched from this address only, whatever address a delivery names.
   * @example "https://pretix.eu/api/v1"
   */
  @WebAddress()
  baseUrl: string;

  /**
   * Token of the API. It is stored encrypted and never shown. If an update leaves it out, the stored token stays,
   * unless `baseUrl` changes to another server.
   */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  token?: string;
}

/** Minimum length of a signing secret. A shorter one can be guessed from one signed delivery. */
const MIN_SECRET_LENGTH = 16;

/** A new connection to a form of a provider. */
export class CreateConnection {
  /**
   * Name that colleagues use for the connection.
   * @example "Autumn seminar, registration form"
   */
  @IsSingleLine()
  name: string;

  /**
   * Provider of the form. The folder `docs/senders` has a page for each provider: its setup, its signatures, its
   * changes and cancellations. `generic` accepts any JSON, and `standard_webhooks` any provider that signs by that
   * standard. The state of registrations at `pretix` and `eventbrite` is fetched through `api`. `google_forms` needs
   * the script of its page. `jotform` cannot sign, so its address is the only secret.
   * @example "generic"
   */
  @IsIn(FORM_PROVIDERS)
  provider: Exclude<Provider, 'registration_page'>;

  /** Id of the activity that people register for: a seminar, a roadshow or a stop of one, a delegation. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /**
   * Secret that the provider signs deliveries with. It is stored encrypted and never shown. It must
   * have at least 16 characters. Without it, only the secret address protects the connection.
   */
  @IsOptional()
  @IsString()
  @MinLength(MIN_SECRET_LENGTH)
  @MaxLength(500)
  secret?: string;

  /** Mapping of the answers to our fields. */
  @IsOptional()
  @NestedObject(() => MappingInput)
  mapping?: MappingInput;

  /** Rules that create leads from registrations. */
  @IsOptional()
  @NestedList(() => LeadRule, 20)
  rules?: LeadRule[];

  /**
   * IANA time zone of times that a delivery sends without a zone.
   * @example "Europe/Brussels"
   */
  @IsOptional()
  @TimeZone()
  timezone?: string;

  /** API of the provider, for pretix and Eventbrite. */
  @IsOptional()
  @NestedObject(() => SenderApi)
  api?: SenderApi | null;

  /** Id of the API key of the integration that owns the connection. The integration sees only its own connections. */
  @IsOptional()
  @IsId()
  integrationKeyId?: string | null;
}

/** Changes to a connection (JSON merge patch). A change of the mapping creates a new version of it. */
export class UpdateConnection extends PartialType(OmitType(CreateConnection, ['provider', 'secret'] as const), {
  skipNullProperties: false,
}) {}

/** Validity of the previous address or secret after a rotation. */
export class Rotation {
  /**
   * Hours for which the previous value stays valid, so that the provider can be changed in the meantime; 0 invalidates
   * it at once.
   * @example 24
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(720)
  keepFormerHours?: number = 24;
}

/** A new signing secret. */
export class SecretRotation extends Rotation {
  /**
   * Secret that the provider signs with from now on; null if the provider no longer signs.
   * @example "whsec_bGV0IG1lIGluLCBJIGFtIHRoZSBmb3Jt"
   */
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MinLength(MIN_SECRET_LENGTH)
  @MaxLength(500)
  secret: string | null;
}
