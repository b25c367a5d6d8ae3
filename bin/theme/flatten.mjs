/** The name under which this package keeps what the design-token format has no field for. */
export const VENDOR = 'omnichannel-widgets';

/** Whether an object is read as a group or token: neither a list nor a plain value. */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every token of a set in the design-token format, in its order: `{ path, type, value, description, extension }`. Groups lend
 * their type; the `$root` of a group has the path of the group. Values are as they stand in the file.
 */
export function flatten(group, path = [], type = group.$type) {
  return Object.entries(group).flatMap(([key, entry]) => {
    if ((key.startsWith('$') && key !== '$root') || !isObject(entry)) return [];
    const here = key === '$root' ? path : [...path, key];
    const ownType = entry.$type ?? type;
    if (!Object.hasOwn(entry, '$value')) return flatten(entry, here, ownType);
    return [{ path: here.join('.'), type: ownType, value: entry.$value, description: entry.$description, extension: entry.$extensions?.[VENDOR] ?? {} }];
  });
}
