/** How many letters differ between two names; two that changed places count as one. */
function distance(from, to) {
  const rows = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1), isSwapped ? rows[i - 2][j - 2] + 1 : Infinity));
    }
    rows.push(row);
  }
  return rows.at(-1).at(-1);
}

function nearestWithin(name, names, limit) {
  const [best] = names.map((each) => ({ each, away: distance(name.toLowerCase(), each.toLowerCase()) })).sort((a, b) => a.away - b.away);
  return best && best.away <= limit ? best.each : undefined;
}

/** Of several names the one that was probably meant. */
export const nearest = (name, names) => nearestWithin(name, names, Math.max(2, name.length / 3));

/** The same for a name that may well be another's: only where it is all but equal. */
export const misspelt = (name, names) => nearestWithin(name, names, name.length < 4 ? 0 : 1);
