import { SYSTEM, type Actor } from '../common/actor/actor.js';

/** Whoever can run commands can do everything; the audit trail says that it was done here. */
export const COMMAND_LINE: Actor = { ...SYSTEM, name: 'command line' };
