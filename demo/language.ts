import { FRENCH_CODES } from './codes.js';

/** Words of the page itself, by the `data-text` and `data-label` of its elements; the English ones stand in the page. */
const FRENCH_PAGE: Readonly<Record<string, string>> = {
  skip: 'Aller aux chiffres', portal: 'Portail', 
  dashboard: 'Tableau de bord', chart: 'Graphiques', form: 'Formulaires', email: 'E-mails', profile: 'Profil', settings: 'Réglages', signOut: 'Déconnexion',
  crumb: 'Respiratoire · Équipe de marque', dark: 'Sombre',
  live: 'En direct', edit: 'Agencer',
  computed: 'Chiffres calculés par', page: 'cette page', duckdb: 'DuckDB dans le navigateur', server: 'un serveur',
  colophon: 'Aveline est une entreprise inventée, de même que ses produits, ses contacts et ses chiffres.',
};

const isFrench = new URLSearchParams(location.search).get('lang') === 'fr';

/** Puts page and widgets into the language of the address. The widgets follow the page's `lang` by themselves. */
export async function speak(): Promise<void> {
  if (!isFrench) return;
  document.documentElement.lang = 'fr';
  const french = (key = ''): string => FRENCH_PAGE[key] ?? '';
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) element.textContent = french(element.dataset['text']);
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) element.ariaLabel = french(element.dataset['label']);
  const [{ fr }, { registerLocale }] = await Promise.all([import('../src/locales/fr/define.js'), import('../src/i18n/index.js')]);
  // Codes are the portal's own data, hence their French names too.
  registerLocale({ ...fr, members: { ...fr.members, ...FRENCH_CODES } });
}
