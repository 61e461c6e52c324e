import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ThrottlerModule } from '@nestjs/throttler';
import { SETTINGS } from '../config/config.module.js';
import { UnknownParametersGuard } from '../common/http/unknown-parameters.guard.js';
import { AccessGuard } from './authentication/access.guard.js';
import { IdempotencyKeyGuard } from './authentication/idempotency-key.guard.js';
import { RoleController } from './access/role.controller.js';
import { ApiKeyController } from './api-keys/api-key.controller.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { ApiKeyService } from './api-keys/api-key.service.js';
import { AuthController } from './login/auth.controller.js';
import { AuthenticationService } from './authentication/authentication.service.js';
import { CalendarToken } from './calendar-tokens/calendar-token.entity.js';
import { CalendarTokenController } from './calendar-tokens/calendar-token.controller.js';
import { CalendarTokenService } from './calendar-tokens/calendar-token.service.js';
import { TotpCheckService } from './authentication/totp-check.service.js';
import { TotpSecretCipher } from './authentication/totp-secret.cipher.js';
import { AuthenticationQueries } from './authentication/authentication.queries.js';
import { ApplicationKeyService } from './keys/application-keys.service.js';
import { ApplicationKeyStore } from './keys/application-keys.store.js';
import { EncryptedColumnRegistry } from './keys/encrypted-columns.registry.js';
import { KeyRotationService } from './keys/key-rotation.service.js';
import { LinkSignatureService } from './keys/link-signature.service.js';
import { SecretCipher } from './keys/secret.cipher.js';
import { SecretReencryptionService } from './keys/secret-reencryption.service.js';
import { SigningKeyService } from './keys/signing-keys.service.js';
import { DoorLinkAuthenticationService } from './authentication/door-link-authentication.service.js';
import { DoorLinkQueries } from './door-links/door-link.queries.js';
import { DoorLinkService } from './door-links/door-link.service.js';
import { DoorSessionController } from './door-links/door-session.controller.js';
import { buildLoginLimits } from './login/login-throttle.guard.js';
import { OidcIdentityService } from './authentication/oidc-identity.service.js';
import { NotificationExpiryJob } from './notifications/notification-expiry.job.js';
import { Notification } from './notifications/notification.entity.js';
import { NotificationWriter } from './notifications/notification.store.js';
import { OidcController } from './oidc/oidc.controller.js';
import { OidcLoginService } from './oidc/oidc-login.service.js';
import { OidcProviderClient } from './oidc/oidc-provider.client.js';
import { OwnPasswordService } from './login/own-password.service.js';
import { PasswordLinkRequestHandler } from './password-links/password-link-request.handler.js';
import { PasswordLinkController } from './password-links/password-link.controller.js';
import { PasswordLinkService } from './password-links/password-link.service.js';
import { PreferencesController } from './preferences/preferences.controller.js';
import { PreferencesService } from './preferences/preferences.service.js';
import { UserPreferences } from './preferences/user-preferences.entity.js';
import { SavedViewController } from './saved-views/saved-view.controller.js';
import { SavedView } from './saved-views/saved-view.entity.js';
import { SavedViewService } from './saved-views/saved-view.service.js';
import { ForeignSessionController } from './sessions/foreign-session.controller.js';
import { ForeignSessionService } from './sessions/foreign-session.service.js';
import { UserSessionController } from './sessions/user-session.controller.js';
import { UserSessionExpiryJob } from './sessions/user-session-expiry.job.js';
import { UserSessionQueries } from './sessions/user-session.queries.js';
import { UserSessionService } from './sessions/user-session.service.js';
import { TotpController } from './totp/totp.controller.js';
import { TotpService } from './totp/totp.service.js';
import { FirstAdminService } from './users/first-admin.service.js';
import { AccessTokenService } from './keys/access-token.service.js';
import { UserController } from './users/user.controller.js';
import { PasswordLinkRequest } from './model/password-link-request.entity.js';
import { PasswordLink } from './model/password-link.entity.js';
import { User } from './model/user.entity.js';
import { RecoveryCode, UserTotp } from './model/user-totp.entity.js';
import { UserSession } from './model/user-session.entity.js';
import { UserService } from './users/user.service.js';

/** Users, keys, login, and the access policy that every route passes. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      User,
      UserSession,
      UserTotp,
      RecoveryCode,
      PasswordLink,
      PasswordLinkRequest,
      UserPreferences,
      Notification,
      SavedView,
      ApiKey,
      CalendarToken,
    ]),
    ThrottlerModule.forRootAsync({ inject: [SETTINGS], useFactory: buildLoginLimits }),
  ],
  controllers: [
    AuthController,
    OidcController,
    PasswordLinkController,
    TotpController,
    UserSessionController,
    // Its addresses come before those with an id in the same place.
    ForeignSessionController,
    UserController,
    RoleController,
    ApiKeyController,
    CalendarTokenController,
    DoorSessionController,
    PreferencesController,
    SavedViewController,
  ],
  providers: [
    ApplicationKeyStore,
    ApplicationKeyService,
    EncryptedColumnRegistry,
    SecretReencryptionService,
    SecretCipher,
    SigningKeyService,
    KeyRotationService,
    LinkSignatureService,
    AuthenticationQueries,
    AccessTokenService,
    OidcIdentityService,
    TotpSecretCipher,
    TotpCheckService,
    AuthenticationService,
    OidcProviderClient,
    OidcLoginService,
    OwnPasswordService,
    PasswordLinkService,
    PasswordLinkRequestHandler,
    TotpService,
    UserSessionQueries,
    UserSessionService,
    ForeignSessionService,
    UserSessionExpiryJob,
    PreferencesService,
    NotificationWriter,
    NotificationExpiryJob,
    SavedViewService,
    UserService,
    ApiKeyService,
    CalendarTokenService,
    DoorLinkAuthenticationService,
    DoorLinkQueries,
    DoorLinkService,
    FirstAdminService,
    { provide: APP_GUARD, useClass: AccessGuard },
    // These guards run after authentication: unauthenticated callers learn nothing more, and idempotency keys are kept
    // for each caller.
    { provide: APP_GUARD, useClass: UnknownParametersGuard },
    { provide: APP_GUARD, useClass: IdempotencyKeyGuard },
  ],
  exports: [
    AuthenticationService,
    UserService,
    ApiKeyService,
    CalendarTokenService,
    DoorLinkService,
    SavedViewService,
    NotificationWriter,
    ApplicationKeyService,
    EncryptedColumnRegistry,
    LinkSignatureService,
    SigningKeyService,
    SecretCipher,
  ],
})
export class IdentityModule {}
