import type { ModuleMetadata } from '@nestjs/common';

/**
 * Loads the modules that register the encrypted columns. Commands load them only when they run, so that their help is
 * shown at once.
 */
export async function loadSecretModules(): Promise<NonNullable<ModuleMetadata['imports']>> {
  const [{ IdentityModule }, { IntakeModule }, { MailModule }, { WebhooksModule }] = await Promise.all([
    import('../../identity/identity.module.js'),
    import('../../intake/intake.module.js'),
    import('../../mail/mail.module.js'),
    import('../../webhooks/webhooks.module.js'),
  ]);
  return [IdentityModule, IntakeModule, MailModule, WebhooksModule];
}
