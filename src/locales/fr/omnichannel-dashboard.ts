import type { Messages } from '../../i18n/index.js';

export const omnichannelDashboard = {
  selections: 'Choix faits dans les blocs',
  from: '{tile}\u00a0: {label}',
  remove: 'Retirer «\u00a0{selection}\u00a0»',
  clear: 'Tout effacer',
  narrowed: 'Chiffres filtrés. {selection}',
  widened: 'Filtre retiré. {selection}',
  allWidened: 'Tous les choix sont retirés.',
  loading: 'Chargement des chiffres',
  updated: 'Mis à jour à {time}',
  reach: '{source}\u00a0: complet jusqu’au {date}',
  noTiles: 'Il n’y a aucun bloc sur cet écran.',
  missing: 'L’élément «\u00a0{element}\u00a0» n’est pas disponible ici.',
} as const satisfies Messages;
