import { chance } from './random.mjs';

export const BRAND = 'respira';
export const CAMPAIGN = 'breathe-2026';

const table = (columns, lines) => lines.map((line) => Object.fromEntries(columns.map((column, at) => [column, line[at]])));

/** Twelve own brands, and products of others in four markets. All names are invented. */
export const PRODUCTS = table(['product', 'label', 'market', 'theme', 'own'], [
  [BRAND, 'Respira', 'inhaled-maintenance', 'respiratory', true],
  ['ostrevia', 'Ostrevia', 'bone-density', 'bone', true],
  ['calvexo', 'Calvexo', 'heart-rhythm', 'cardiology', true],
  ['tirunel', 'Tirunel', 'nasal-allergy', 'respiratory', true],
  ['belsonde', 'Belsonde', 'rescue-inhalers', 'respiratory', true],
  ['quorvane', 'Quorvane', 'blood-pressure', 'cardiology', true],
  ['halvetra', 'Halvetra', 'migraine', 'neurology', true],
  ['pendrual', 'Pendrual', 'sleep', 'neurology', true],
  ['zorvelin', 'Zorvelin', 'skin-itch', 'dermatology', true],
  ['mirquala', 'Mirquala', 'dry-eye', 'ophthalmology', true],
  ['dentuvo', 'Dentuvo', 'dental-pain', 'dentistry', true],
  ['novelqua', 'Novelqua', 'child-fever', 'paediatrics', true],
  ['rival-alba', 'Competitor Alba', 'inhaled-maintenance', 'respiratory', false],
  ['rival-borea', 'Competitor Borea', 'inhaled-maintenance', 'respiratory', false],
  ['rival-cirro', 'Competitor Cirro', 'inhaled-maintenance', 'respiratory', false],
  ['rival-dune', 'Competitor Dune', 'bone-density', 'bone', false],
  ['rival-ember', 'Competitor Ember', 'heart-rhythm', 'cardiology', false],
  ['rival-fjord', 'Competitor Fjord', 'nasal-allergy', 'respiratory', false],
]);

export const OTHER_BRANDS = PRODUCTS.filter(({ own, product }) => own && product !== BRAND).map(({ product }) => product);

export const CAMPAIGNS = table(['campaign', 'label', 'product', 'theme', 'startsOn', 'endsOn'], [
  ['launch-2024', 'Launch 2024', BRAND, 'respiratory', '2024-09-01', '2025-02-28'],
  ['breathe-2025', 'Breathe 2025', BRAND, 'respiratory', '2025-03-01', '2026-03-31'],
  ['congress-2025', 'Autumn congress 2025', BRAND, 'respiratory', '2025-09-01', '2025-10-31'],
  ['winter-care', 'Winter care', BRAND, 'respiratory', '2025-11-01', '2026-02-28'],
  [CAMPAIGN, 'Breathe 2026', BRAND, 'respiratory', '2026-04-01', '2026-12-31'],
  ['congress-2026', 'Autumn congress 2026', BRAND, 'respiratory', '2026-09-01', '2026-10-31'],
  ['strong-bones', 'Strong bones', 'ostrevia', 'bone', '2025-01-01', '2026-12-31'],
  ['steady-beat', 'Steady beat', 'calvexo', 'cardiology', '2025-06-01', '2026-09-30'],
]);

export const KEY_MESSAGES = table(['keyMessage', 'label', 'product'], [
  ['km01', 'Fewer exacerbations', BRAND],
  ['km02', 'One breath a day', BRAND],
  ['km03', 'The right patient in time', BRAND],
  ['km04', 'Steady lung function', BRAND],
  ['km05', 'Simple inhaler technique', BRAND],
  ['km06', 'Well tolerated', BRAND],
  ['km07', 'Support between visits', BRAND],
  ['km08', 'In line with guidance', BRAND],
  ['km09', 'Bone strength that lasts', 'ostrevia'],
  ['km10', 'Rhythm under control', 'calvexo'],
]);

export const MESSAGE_CODES = KEY_MESSAGES.filter(({ product }) => product === BRAND).map(({ keyMessage }) => keyMessage);

/** The four assets of the table on screen, with the HCPs that stand behind their figures. */
export const SHOWN_ASSETS = [
  { asset: 'kronos-study', label: 'Kronos study', adoptionStage: 'adoption', keyMessage: 'km01', exposed: 2037, engaged: 108, offered: 108, completed: 25 },
  { asset: 'bpco-indications', label: 'BPCO indications', adoptionStage: 'awareness', keyMessage: 'km03', exposed: 2096, engaged: 130, offered: 130, completed: 36 },
  { asset: 'efficiency-study', label: 'Efficiency study', adoptionStage: 'adoption', keyMessage: 'km04', exposed: 2143, engaged: 75, offered: 73, completed: 19 },
  { asset: 'meetop-study', label: 'MEETOP study', adoptionStage: 'advocacy', keyMessage: 'km08', exposed: 2500, engaged: 45, offered: 45, completed: 13 },
];

const KINDS = [['film', 'film'], ['leaflet', 'leaflet'], ['deck', 'slides'], ['case', 'patient case'], ['replay', 'webinar replay'], ['quiz', 'quiz'], ['page', 'web page'], ['tool', 'calculator']];
const TOPICS = ['Inhaler technique', 'First prescription', 'Night symptoms', 'Switching treatment', 'Exacerbation diary', 'Older patients', 'Exercise and breath', 'Dose reminders',
  'Side effects', 'Guidance in brief', 'Lung function', 'Comorbidity'];
const AIMS = ['unuser', 'awareness', 'awareness', 'trial', 'trial', 'adoption', 'advocacy'];

function assetRows() {
  const random = chance('assets');
  const shown = SHOWN_ASSETS.map(({ asset, label, adoptionStage, keyMessage }) =>
    ({ asset, label, adoptionStage, assetKind: 'study', product: BRAND, approvedFrom: '2026-03-15', approvedTo: '2027-12-31', keyMessage }));
  const further = Array.from({ length: 85 }, (_, at) => {
    const [assetKind, noun] = KINDS[at % KINDS.length];
    const topic = TOPICS[(at * 5 + Math.floor(at / KINDS.length)) % TOPICS.length];
    const round = Math.floor(at / 24) + 1;
    return { asset: `a${String(at + 5).padStart(2, '0')}`, label: `${topic}: ${noun} ${round}`, adoptionStage: random.one(AIMS), assetKind, product: BRAND,
      approvedFrom: random.one(['2024-06-01', '2024-09-01', '2025-02-01', '2025-09-01', '2026-02-15']), approvedTo: random.one(['2026-12-31', '2027-06-30', '2027-12-31']), keyMessage: random.one(MESSAGE_CODES) };
  });
  const elsewhere = OTHER_BRANDS.map((product, at) =>
    ({ asset: `b${String(at + 1).padStart(2, '0')}`, label: `${PRODUCTS.find((row) => row.product === product).label} in practice`, adoptionStage: random.one(AIMS), assetKind: 'leaflet',
      product, approvedFrom: '2024-06-01', approvedTo: '2027-06-30', keyMessage: null }));
  return [...shown, ...further, ...elsewhere];
}

export const ASSETS = assetRows();
/** Used at least once in the shown period; the rest of the brand's assets are available only. */
export const FURTHER_USED = ASSETS.filter(({ product, asset }) => product === BRAND && !SHOWN_ASSETS.some((shown) => shown.asset === asset)).slice(0, 65);
export const UNUSED = ASSETS.filter(({ product }) => product === BRAND).slice(69);

const inScheme = (segmentScheme, lines) => lines.map(([segment, label, validFrom = '2024-01-01', validTo = '']) => ({ segment, label, segmentScheme, validFrom, validTo }));

export const SEGMENTS = [
  ...inScheme('activity', [['active', 'Active'], ['leaving', 'Potentially leaving'], ['left', 'Left'], ['new-clients', 'New clients']]),
  ...inScheme('value', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => [`value-${letter}`, `Segment ${letter.toUpperCase()}`])),
  ...inScheme('behaviour', [['digital-first', 'Digital first'], ['visit-first', 'Visits first'], ['webinar-fan', 'Webinar regulars'], ['mail-reader', 'Mail readers'], ['congress-goer', 'Congress goers'],
    ['phone-first', 'Phone first'], ['all-round', 'All channels', '2025-06-01']]),
  ...inScheme('interest', [['int-copd', 'Interest: COPD'], ['int-asthma', 'Interest: asthma'], ['int-inhaler', 'Interest: inhaler technique'], ['int-guidance', 'Interest: guidance'],
    ['int-support', 'Interest: patient support'], ['int-child', 'Interest: children'], ['int-marker', 'Interest: biomarkers', '2026-05-01'], ['int-heart', 'Interest: heart and lung', '2025-03-01']]),
  ...inScheme('campaign-list', [['pilot-2025', 'Pilot group 2025', '2025-01-01', '2026-01-01'], ['winter-list', 'Winter care list', '2025-11-01', '2026-06-01'], ['wave-1', 'Breathe wave 1', '2026-04-01'],
    ['wave-2', 'Breathe wave 2', '2026-05-01'], ['wave-3', 'Breathe wave 3', '2026-07-01'], ['congress-guest', 'Congress invitations', '2026-09-01'], ['recommended', 'Personal recommendations', '2026-08-01']]),
].map((row, at) => ({ ...row, order: at + 1 }));
