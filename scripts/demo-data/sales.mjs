import { addMonths } from './calendar.mjs';
import { TERRITORIES } from './hcps.mjs';
import { BRAND } from './lookups.mjs';
import { chance } from './random.mjs';

/** Three months before the others, so that the first quarter has one to grow from. */
const SALES_MONTHS = Array.from({ length: 27 }, (_, at) => addMonths('2024-08-01', at));
const SEASON = { '01': 1.09, '02': 1.06, '03': 1.03, '04': 0.99, '05': 0.97, '06': 0.95, '07': 0.93, '08': 0.89, '09': 1.01, 10: 1.04, 11: 1.06, 12: 1.08 };
/** Packs in an average month, price of a pack, growth in a month. */
const LINES = [
  { product: BRAND, packs: 21000, price: 46, growth: 0.0095 },
  { product: 'rival-alba', packs: 34000, price: 42, growth: 0.001 },
  { product: 'rival-borea', packs: 18000, price: 51, growth: 0.003 },
  { product: 'rival-cirro', packs: 9000, price: 39, growth: -0.004 },
  { product: 'ostrevia', packs: 7000, price: 63, growth: 0.004 },
  { product: 'rival-dune', packs: 16000, price: 58, growth: 0.002 },
  { product: 'calvexo', packs: 5200, price: 71, growth: 0.002 },
  { product: 'rival-ember', packs: 8800, price: 66, growth: 0.005 },
];
/** Growth of the brand ahead of its market in the third quarter of 2026, against the second. */
const AHEAD = { turnover: 0.0258, units: 0.0295 };
const MARKET = LINES.slice(0, 4).map(({ product }) => product);

export function salesRows() {
  const random = chance('sales');
  const whole = TERRITORIES.reduce((sum, [, weight]) => sum + weight, 0);
  const rows = LINES.flatMap(({ product, packs, price, growth }) => {
    let level = 1;
    return SALES_MONTHS.flatMap((month) => {
      level *= 1 + growth;
      const shape = level * SEASON[month.slice(5, 7)] * (1 + (random.unit() - 0.5) * 0.03);
      return TERRITORIES.map(([territory, weight]) => {
        const units = Math.round(packs * shape * (weight / whole) * (1 + (random.unit() - 0.5) * 0.08));
        return { product, month, territory, turnover: Math.round(units * price * (1 + (random.unit() - 0.5) * 0.02)), units };
      });
    });
  });
  for (const column of ['turnover', 'units']) setAhead(rows, column);
  return rows;
}

/** Scales the brand's quarter so that its growth minus the market's (the brand included) is the wanted one. */
function setAhead(rows, column) {
  const quarter = (start, wanted) => rows.filter(({ product, month }) => wanted(product) && month >= start && month < addMonths(start, 3));
  const total = (list) => list.reduce((sum, row) => sum + row[column], 0);
  const isRival = (product) => MARKET.includes(product) && product !== BRAND;
  const brandBefore = total(quarter('2026-04-01', (product) => product === BRAND));
  const marketBefore = brandBefore + total(quarter('2026-04-01', isRival));
  const rivals = total(quarter('2026-07-01', isRival));
  const own = quarter('2026-07-01', (product) => product === BRAND);
  const wanted = Math.round((AHEAD[column] + rivals / marketBefore) / (1 / brandBefore - 1 / marketBefore));
  const factor = wanted / total(own);
  if (factor < 0.93 || factor > 1.07) throw new Error(`${column} of the third quarter would have to be scaled by ${factor}`);
  for (const row of own) row[column] = Math.round(row[column] * factor);
  own[0][column] += wanted - total(own);
}
