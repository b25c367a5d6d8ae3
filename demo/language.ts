import { ENGLISH_CODES, FRENCH_CODES } from './codes.js';

const ENGLISH = {
  pageTitle: 'Aveline – Omnichannel dashboard',
  skip: 'Skip to the figures', portal: 'Portal', filters: 'Filters',
  dashboard: 'Dashboard', chart: 'Chart', form: 'Form', email: 'Email', profile: 'Profile', settings: 'Settings', signOut: 'Sign out',
  crumb: 'Respiratory · Brand team', title: 'Omnichannel dashboard', dark: 'Dark',
  period: 'Period', range: 'Free range', from: 'From', to: 'To', product: 'Product', segment: 'Segment', specialty: 'Specialty', reset: 'Reset',
  'last-6-months': 'Last 6 months', 'last-3-months': 'Last 3 months', 'last-12-months': 'Last 12 months', 'year-to-date': 'Year to date',
  allSegments: 'All segments', allSpecialties: 'All specialties',
  activity: 'Activity', salesAndAdoption: 'Sales and adoption', contentAndConsent: 'Content and consent', segments: 'Segments',
  colophon: 'Aveline is an invented company; so are its products, people and figures.',
};

export type TextKey = keyof typeof ENGLISH;

const FRENCH: Record<TextKey, string> = {
  pageTitle: 'Aveline – Tableau de bord omnicanal',
  skip: 'Aller aux chiffres', portal: 'Portail', filters: 'Filtres',
  dashboard: 'Tableau de bord', chart: 'Graphiques', form: 'Formulaires', email: 'E-mails', profile: 'Profil', settings: 'Réglages', signOut: 'Déconnexion',
  crumb: 'Respiratoire · Équipe de marque', title: 'Tableau de bord omnicanal', dark: 'Sombre',
  period: 'Période', range: 'Dates libres', from: 'Du', to: 'Au', product: 'Produit', segment: 'Segment', specialty: 'Spécialité', reset: 'Réinitialiser',
  'last-6-months': '6 derniers mois', 'last-3-months': '3 derniers mois', 'last-12-months': '12 derniers mois', 'year-to-date': 'Depuis janvier',
  allSegments: 'Tous les segments', allSpecialties: 'Toutes les spécialités',
  activity: 'Activité', salesAndAdoption: 'Ventes et adoption', contentAndConsent: 'Contenus et consentement', segments: 'Segments',
  colophon: 'Aveline est une entreprise inventée, de même que ses produits, ses contacts et ses chiffres.',
};

const isFrench = new URLSearchParams(location.search).get('lang') === 'fr';

/** The portal's own words. */
export const text = (key: TextKey): string => (isFrench ? FRENCH : ENGLISH)[key];

/** The portal's name of a code, else what the source calls it. */
export const nameOf = (dimension: string, code: string, label = code): string => (isFrench ? FRENCH_CODES : ENGLISH_CODES)[dimension]?.[code] ?? label;

/** Puts page and widgets into the language of the address. The widgets follow the page's `lang` by themselves. */
export async function speak(): Promise<void> {
  if (!isFrench) return;
  const [{ fr }, { registerLocale }] = await Promise.all([import('../src/locales/fr/define.js'), import('../src/i18n/index.js')]);
  // Codes are the portal's own data, hence their French names too.
  registerLocale({ ...fr, members: { ...fr.members, ...FRENCH_CODES } });
  document.documentElement.lang = 'fr';
  document.title = text('pageTitle');
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) element.textContent = text(element.dataset['text'] as TextKey);
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) element.ariaLabel = text(element.dataset['label'] as TextKey);
}
