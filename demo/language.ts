import { ENGLISH_CODES, FRENCH_CODES } from './codes.js';

/** Words of what scripts add to the page. */
const ENGLISH = {
  'last-6-months': 'Last 6 months', 'last-3-months': 'Last 3 months', 'last-12-months': 'Last 12 months', 'year-to-date': 'Year to date', free: 'Free range',
  allSegments: 'All segments', allSpecialties: 'All specialties',
};
const FRENCH: Record<keyof typeof ENGLISH, string> = {
  'last-6-months': '6 derniers mois', 'last-3-months': '3 derniers mois', 'last-12-months': '12 derniers mois', 'year-to-date': 'Depuis janvier', free: 'Dates libres',
  allSegments: 'Tous les segments', allSpecialties: 'Toutes les spécialités',
};

/** Words of the page itself, by the `data-text` and `data-label` of its elements; the English ones stand in the page. */
const FRENCH_PAGE: Readonly<Record<string, string>> = {
  skip: 'Aller aux chiffres', portal: 'Portail', filters: 'Filtres',
  dashboard: 'Tableau de bord', chart: 'Graphiques', form: 'Formulaires', email: 'E-mails', profile: 'Profil', settings: 'Réglages', signOut: 'Déconnexion',
  crumb: 'Respiratoire · Équipe de marque', title: 'Tableau de bord omnicanal', dark: 'Sombre',
  period: 'Période', range: 'Dates libres', from: 'Du', to: 'Au', product: 'Produit', segment: 'Segment', specialty: 'Spécialité', reset: 'Réinitialiser',
  activity: 'Activité', salesAndAdoption: 'Ventes et adoption', contentAndConsent: 'Contenus et consentement', segments: 'Segments',
  colophon: 'Aveline est une entreprise inventée, de même que ses produits, ses contacts et ses chiffres.',
};

const isFrench = new URLSearchParams(location.search).get('lang') === 'fr';

/** The portal's own words. */
export const text = (key: keyof typeof ENGLISH): string => (isFrench ? FRENCH : ENGLISH)[key];

/** The portal's name of a code, else what the source calls it. */
export const nameOf = (dimension: string, code: string, label = code): string => (isFrench ? FRENCH_CODES : ENGLISH_CODES)[dimension]?.[code] ?? label;

/** Puts page and widgets into the language of the address. The widgets follow the page's `lang` by themselves. */
export async function speak(): Promise<void> {
  if (!isFrench) return;
  document.documentElement.lang = 'fr';
  document.title = 'Aveline – Tableau de bord omnicanal';
  const french = (key = ''): string => FRENCH_PAGE[key] ?? '';
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) element.textContent = french(element.dataset['text']);
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) element.ariaLabel = french(element.dataset['label']);
  const [{ fr }, { registerLocale }] = await Promise.all([import('../src/locales/fr/define.js'), import('../src/i18n/index.js')]);
  // Codes are the portal's own data, hence their French names too.
  registerLocale({ ...fr, members: { ...fr.members, ...FRENCH_CODES } });
}
