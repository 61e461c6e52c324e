/** What an activity is; each kind will have particulars of its own beside the thin record that leads refer to. */
export const ACTIVITY_KINDS = ['delegation', 'roadshow', 'seminar'] as const;
/** One of {@link ACTIVITY_KINDS}. */
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
