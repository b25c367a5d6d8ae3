/** Days as ISO dates, which compare as texts. Period ends are exclusive. */

const DAY = 86400000;

export const addDays = (date, days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

export function addMonths(date, months) {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** First days of the 24 months that the demo covers. */
export const MONTHS = Array.from({ length: 24 }, (_, at) => addMonths('2024-11-01', at));
/** First day after the data. */
export const DATA_END = '2026-11-01';
/** The months that the screens show. */
export const PERIOD = { start: '2026-05-01', end: DATA_END };
export const CAMPAIGN_START = '2026-04-01';

export const monthEnd = (month) => addDays(addMonths(month, 1), -1);
export const monthOf = (date) => `${date.slice(0, 7)}-01`;
export const inPeriod = (date) => date >= PERIOD.start && date < PERIOD.end;

const isWorkday = (date) => ![0, 6].includes(new Date(Date.parse(date)).getUTCDay());

/** A day from `start` to before `end`, rarely a weekend. */
export function dayWithin(random, start, end) {
  const length = Math.round((Date.parse(end) - Date.parse(start)) / DAY);
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const date = addDays(start, random.below(length));
    if (isWorkday(date) || random.happens(0.06)) return date;
  }
  return start;
}

export const dayInMonth = (random, month, from = month) => dayWithin(random, from > month ? from : month, addMonths(month, 1));

export const later = (one, other) => (one > other ? one : other);
export const earlier = (one, other) => (one < other ? one : other);
