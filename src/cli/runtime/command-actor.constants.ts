import { SYSTEM, type Actor } from '../../common/actor/actor.constants.js';

/** The actor of commands, which may do everything. The audit trail shows its name. */
export const COMMAND_LINE: Actor = { ...SYSTEM, name: 'command line' };
