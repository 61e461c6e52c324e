import { IsOptional, IsString, MaxLength } from 'class-validator';

/** The query of a login at the identity provider. */
export class OidcStart {
  /**
   * Page of the web application that is opened after the login. Anything else than a path of this application is
   * replaced by the start page.
   * @example "/pipeline"
   */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  returnTo?: string;
}
