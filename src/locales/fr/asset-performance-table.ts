import type { Messages } from '../../i18n/index.js';

export const assetPerformanceTable = {
  heading: 'Performance des contenus',
  highest: '{measure}\u00a0: maximum pour {label} ({value}).',
  highestShared: { one: '{measure}\u00a0: maximum pour {label} et {count} autre ({value}).', other: '{measure}\u00a0: maximum pour {label} et {count} autres ({value}).' },
  total: 'Tous les contenus',
  unnamed: 'Contenu sans nom',
  outOf: '{numerator} sur {denominator}',
  hidden: 'masqué',
  hiddenReason: 'masqué pour protéger la vie privée',
  noFigure: 'aucun chiffre',
  noBase: 'aucune base de calcul',
  partialFigure: 'à ce jour',
  estimated: 'estimé',
  failed: 'calcul impossible',
  pages: 'Pages du tableau',
  previousPage: 'Précédent',
  nextPage: 'Suivant',
  shownRows: '{from} à {to} sur {count}',
} as const satisfies Messages;
