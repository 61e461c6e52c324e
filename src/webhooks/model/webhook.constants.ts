/** The states of webhooks. A person pauses a webhook; the application disables it. */
export const WEBHOOK_STATES = ['active', 'paused', 'disabled'] as const;
/** One of {@link WEBHOOK_STATES}. */
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** The reasons why the application disables a webhook. */
export const DISABLED_REASONS = ['gone', 'failing', 'key_unusable'] as const;
/** One of {@link DISABLED_REASONS}. */
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** The states of deliveries. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'dead', 'skipped'] as const;
/** One of {@link DELIVERY_STATES}. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The reasons why a delivery is skipped. */
export const SKIP_REASONS = ['not_visible', 'disabled', 'paused'] as const;
/** One of {@link SKIP_REASONS}. */
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Maximum number of webhooks that are not archived. */
export const MAX_WEBHOOKS = 50;

/** Hours for which the former secret signs too after a rotation. */
export const FORMER_SECRET_HOURS = 24;
