import { hash } from 'node:crypto';
import { createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import { normaliseCode } from '../model/seminar-registration.rules.js';
import type { CheckInEntryInput, CheckInWalkIn } from './check-in.dto.js';

/** The content of an entry, which is one of four. */
export type EntryContent =
  | { kind: 'visitor'; registrationId: string }
  | { kind: 'code'; code: string }
  | { kind: 'walk_in'; walkIn: CheckInWalkIn }
  | { kind: 'undo'; key: string };

/** Returns what an entry says. @throws 422 `check_in.one_of` */
export function getContent({ registrationId, code, walkIn, undo }: CheckInEntryInput): EntryContent {
  const contents: EntryContent[] = [
    ...(registrationId ? [{ kind: 'visitor', registrationId } as const] : []),
    ...(code ? [{ kind: 'code', code: normaliseCode(code) } as const] : []),
    ...(walkIn ? [{ kind: 'walk_in', walkIn } as const] : []),
    ...(undo ? [{ kind: 'undo', key: undo } as const] : []),
  ];
  const [content, ...others] = contents;
  if (content && others.length === 0) return content;
  throw createInvalidFieldError(
    '',
    'check_in.one_of',
    'Exactly one of registrationId, code, walkIn and undo is required.',
  );
}

/** Returns the hash of an entry without its key. Equal entries have equal hashes, in whatever order their fields are. */
export function hashContent(content: EntryContent, occurredAt: string): string {
  const { walkIn } = content.kind === 'walk_in' ? content : { walkIn: null };
  const person = walkIn && [
    walkIn.fullName,
    walkIn.email ?? null,
    walkIn.companyName ?? null,
    walkIn.jobTitle ?? null,
    (walkIn.consents ?? []).map(({ purpose, wording }) => [purpose, wording]),
  ];
  return hash('sha256', JSON.stringify([person ?? content, new Date(occurredAt).toISOString()]));
}
