import { dayInMonth, MONTHS } from './calendar.mjs';
import { chance } from './random.mjs';

const SPECIALTIES = [['general-practice', 44], ['pulmonology', 17], ['internal-medicine', 12], ['paediatrics', 9], ['allergology', 6], ['geriatrics', 5], ['cardiology', 4], ['dentistry', 3]];
export const TERRITORIES = [['north', 9], ['north-east', 8], ['east', 10], ['south-east', 12], ['south', 11], ['south-west', 9], ['west', 8], ['north-west', 7], ['centre', 10], ['capital', 16]];

/** HCPs that join in each of the 24 months; the campaign of 2026 brings many. */
const JOINING = [14, 9, 16, 18, 20, 17, 19, 18, 12, 6, 24, 22, 18, 10, 19, 20, 22, 34, 40, 52, 56, 44, 70, 48];
const AT_FIRST = 2240;

/** All HCPs that were ever in the data base, with their first day in it. */
export function hcpRows() {
  const random = chance('hcps');
  const joined = [
    ...Array.from({ length: AT_FIRST }, () => `${random.between(2018, 2023)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`),
    ...MONTHS.flatMap((month, at) => Array.from({ length: JOINING[at] }, () => dayInMonth(random, month))),
  ];
  return random.shuffled(joined).map((validFrom, at) => {
    const specialty = random.weighted(SPECIALTIES);
    const second = random.happens(0.07) ? random.weighted(SPECIALTIES) : specialty;
    return { hcp: `h${String(at + 1).padStart(4, '0')}`, specialty: second === specialty ? specialty : [specialty, second], territory: random.weighted(TERRITORIES), audience: 'hcp',
      targeted: random.happens(specialty === 'dentistry' ? 0.3 : 0.76), validFrom };
  });
}

/** `validTo` is exclusive, and blank while the HCP is in the data base. */
export const isValid = ({ validFrom, validTo }, date) => validFrom <= date && (!validTo || validTo > date);
