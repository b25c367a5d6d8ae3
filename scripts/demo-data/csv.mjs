const quoted = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cell(value) {
  if (value === null || value === undefined) return '';
  return quoted(Array.isArray(value) ? value.join('|') : String(value));
}

/** Rows as text with the named columns; what a row lacks stays blank. */
export function toCsv(columns, rows) {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** By the named columns in turn, by code unit. */
export function sortedBy(rows, ...columns) {
  const keyed = rows.map((row) => [columns.map((column) => row[column] ?? '').join('\u0001'), row]);
  keyed.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return keyed.map(([, row]) => row);
}
