/** Applies a JSON merge patch (RFC 7396): objects are merged, null removes a field, and other values replace it. */
export function applyMergePatch(target: unknown, patch: Record<string, unknown>): Record<string, unknown> {
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, isObject(value) ? applyMergePatch(merged.get(name), value) : value);
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
