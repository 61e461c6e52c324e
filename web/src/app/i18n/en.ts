const en = {
  application: 'Locate CRM',
  skipToContent: 'Skip to content',
  navigation: 'Navigation',
  imports: 'Import',
  tools: 'Search and log',
  searchHint: 'Search (/ or Ctrl-K)',
  logHint: 'Log an interaction (c)',
  shortcutsTitle: 'Keyboard shortcuts',
  shortcutKeys: { log: 'Log an interaction', help: 'Show this list' },
  shortcutsOff: 'Single-key shortcuts are switched off in your account menu.',
  account: 'Account of {{name}}',
  documentation: 'API documentation',
  expired: 'Your session has ended',
  expiredHint: 'Sign in again to continue. Everything on the screen is kept.',
  noPage: 'There is no such page',
  noPageHint: 'The address may be misspelt, or the page has moved.',
} as const;
export default en;
