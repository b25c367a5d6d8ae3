import { OmnichannelError } from '../contract/index.js';

const SEPARATORS = [',', ';', '\t'] as const;
const [QUOTE, LF, CR, SPACE] = [34, 10, 13, 32];

/**
 * Reads the rows of a CSV text one after the other into one array of fields, so that nothing is kept of a row.
 * Comma, semicolon or tab, whichever the header line has most of. Fields are trimmed; a quoted field may hold
 * separators, line ends and doubled quotes. Throws `invalid-csv` naming the table and the row, the header being row 1.
 */
export class CsvReader {
  readonly separator: (typeof SEPARATORS)[number];
  readonly header: readonly string[];
  readonly #text: string;
  readonly #subject: string;
  readonly #separatorCode: number;
  readonly #end: number;
  #at = 0;
  #row = 0;

  constructor(text: string, subject: string) {
    this.#text = text;
    this.#subject = subject;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
    this.#end = endOf(text);
    if (this.#at >= this.#end) throw this.#fault('no header line', 'Give a file whose first line names the columns.');
    if (text.includes('\0')) throw this.#fault('its bytes are no UTF-8 text', 'Save the file as "CSV UTF-8".');
    if (/^\s*<(!doctype|html|\?xml)/i.test(text.slice(this.#at, this.#at + 200))) throw this.#fault('a page instead of a table', 'Check that the address or the file is the table itself, and sign in where its server asks for it.');
    this.separator = separatorOf(text, this.#at, this.#end);
    this.#separatorCode = this.separator.charCodeAt(0);
    const header: string[] = [];
    this.#fill(header);
    header.forEach((name, at) => {
      if (name === '') throw this.#fault(`no name for column ${at + 1}`, 'Name every column in the first line, and end it without a separator.');
      if (header.indexOf(name) !== at) throw this.#fault(`duplicate column "${name}"`, 'Name each column once.');
    });
    this.header = header;
  }

  /** How many characters have been read. */
  get position(): number {
    return this.#at;
  }

  /** Puts the next row's fields into `fields`; false at the end of the text. */
  next(fields: string[]): boolean {
    if (this.#at >= this.#end) return false;
    const count = this.#fill(fields);
    if (count === this.header.length) return true;
    throw this.#fault(`${count} ${count === 1 ? 'field' : 'fields'} in row ${this.#row}, ${this.header.length} in the header`,
      'Give every row as many fields as the header, put fields with a separator into quotes, and take away lines that are no rows.');
  }

  #fill(fields: string[]): number {
    const text = this.#text;
    const end = this.#end;
    const separator = this.#separatorCode;
    let at = this.#at;
    let count = 0;
    this.#row += 1;
    for (;;) {
      let opening = at;
      while (text.charCodeAt(opening) === SPACE) opening += 1;
      if (text.charCodeAt(opening) === QUOTE) {
        const closing = this.#closingQuote(opening);
        const inside = text.slice(opening + 1, closing);
        fields[count] = (inside.includes('"') ? inside.replaceAll('""', '"') : inside).trim();
        at = closing + 1;
        while (text.charCodeAt(at) === SPACE) at += 1;
        const after = text.charCodeAt(at);
        if (at < end && after !== separator && after !== LF && after !== CR) {
          throw this.#fault(`text after the closing quote of field ${count + 1} in row ${this.#row}`, 'Double the quotes inside a quoted field.');
        }
      } else {
        at = opening;
        while (at < end) {
          const code = text.charCodeAt(at);
          if (code === separator || code === LF || code === CR) break;
          at += 1;
        }
        fields[count] = trimmed(text, opening, at);
      }
      count += 1;
      if (at >= end || text.charCodeAt(at) !== separator) break;
      at += 1;
    }
    this.#at = at + (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1);
    return count;
  }

  #closingQuote(opening: number): number {
    let at = this.#text.indexOf('"', opening + 1);
    while (at !== -1 && this.#text.charCodeAt(at + 1) === QUOTE) at = this.#text.indexOf('"', at + 2);
    if (at !== -1) return at;
    throw this.#fault(`unterminated quote in row ${this.#row}`, 'Close the quote, and double the quotes inside a quoted field.');
  }

  #fault(problem: string, remedy: string): OmnichannelError {
    return new OmnichannelError('invalid-csv', { subject: this.#subject, problem: `invalid CSV: ${problem}`, remedy });
  }
}

function trimmed(text: string, from: number, to: number): string {
  if (from === to) return '';
  const field = text.slice(from, to);
  const [first, last] = [text.charCodeAt(from), text.charCodeAt(to - 1)];
  return first <= SPACE || last <= SPACE || first >= 0xa0 || last >= 0xa0 ? field.trim() : field;
}

/** Where the text ends but for empty lines. */
function endOf(text: string): number {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === LF || text.charCodeAt(end - 1) === CR)) end -= 1;
  return end;
}

/** The separator that the first line has most of, outside quotes. */
function separatorOf(text: string, start: number, end: number): (typeof SEPARATORS)[number] {
  const counts = new Map<string, number>();
  let quoted = false;
  for (let at = start; at < end; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '\n' || letter === '\r')) break;
    else if (!quoted) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return SEPARATORS.reduce((best, each) => ((counts.get(each) ?? 0) > (counts.get(best) ?? 0) ? each : best));
}
