import { OmnichannelError } from '../contract/index.js';

type Row = Readonly<Record<string, unknown>>;

/** The objects in a JSON text: those of an array, or one a line. Throws `invalid-data`. */
export function jsonRows(text: string, subject: string): readonly Row[] {
  const written = text.trim();
  if (!written.startsWith('[')) return written.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [parsed(line, subject, ` in line ${at + 1}`) as Row]));
  return parsed(written, subject, '') as readonly Row[];
}

function parsed(text: string, subject: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new OmnichannelError('invalid-data', { subject, problem: `invalid JSON${where}: ${(cause as Error).message}`, remedy: 'Give an array of objects, or one object a line; to read a file, give its address as a URL.', cause });
  }
}
