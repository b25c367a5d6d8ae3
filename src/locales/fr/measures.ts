import type { LocaleData } from '../../i18n/index.js';

const base = {
  hcpsInUniverse: { label: 'PdS dans la base', definition: 'PdS valides dans la base à la fin de la période.' },
  activeHcps: { label: 'PdS actifs', definition: 'PdS ayant eu au moins une interaction pendant la période\u202f; aperçus et événements automatiques exclus.' },
  reachRate: { label: 'Couverture', definition: 'PdS ciblés ayant eu au moins une interaction pendant la période, sur l’ensemble des PdS ciblés.' },
  interactions: { label: 'Interactions', definition: 'Contacts avec les PdS pendant la période, hors aperçus et événements automatiques.' },
  activities: { label: 'Activités', definition: 'Actions menées par l’entreprise pendant la période\u00a0: envois, événements, campagnes d’appels…' },
  assetsUsed: { label: 'Contenus utilisés', definition: 'Contenus différents avec lesquels au moins un PdS a interagi pendant la période.' },
  suggestionsIssued: { label: 'Suggestions', definition: 'Suggestions de prochaine action adressées au terrain pendant la période.' },
  suggestionAcceptance: { label: 'Suggestions acceptées', definition: 'Suggestions exécutées ou terminées, sur celles émises pendant la période et closes depuis.' },
  engagementPoints: { label: 'Points d’engagement', definition: 'Somme des points que la pondération attribue à chaque interaction.' },
  pointsPerHcp: { label: 'Points d’engagement par PdS', definition: 'Points d’engagement divisés par tous les PdS du périmètre à la fin de la période, et non par les seuls PdS qui en ont obtenu.' },
  keyMessageShare: { label: 'Part du message clé', definition: 'Interactions ayant porté le message clé, sur celles qui en ont porté un.' },
};

const content = {
  assetEngagement: { label: 'Engagement', definition: 'PdS ayant interagi avec le contenu pendant la période.' },
  participation: { label: 'Participation', definition: 'PdS ayant interagi avec le contenu, sur les PdS exposés à ce même contenu.' },
  completedAction: { label: 'Action réalisée', definition: 'PdS ayant réalisé l’action proposée par le contenu, sur les PdS auxquels elle a été proposée.' },
};

const email = {
  sent: { label: 'E-mails envoyés', definition: 'Messages remis au moteur d’envoi, au jour de l’envoi.' },
  delivered: { label: 'E-mails délivrés', definition: 'Messages acceptés par le serveur du destinataire, au jour de l’envoi.' },
  bounceRate: { label: 'Taux de rebond', definition: 'Messages revenus en erreur, définitive ou temporaire, sur les messages envoyés.' },
  openedMessages: { label: 'E-mails ouverts', definition: 'Messages ouverts au moins une fois par une personne, au jour de l’envoi\u202f; un clic vaut ouverture, une ouverture automatique ne compte pas.' },
  uniqueOpeners: { label: 'PdS ayant ouvert', definition: 'PdS ayant ouvert au moins un message envoyé pendant la période.' },
  openRate: { label: 'Taux d’ouverture', definition: 'Messages ouverts au moins une fois par une personne, sur les messages délivrés.' },
  clickedMessages: { label: 'E-mails cliqués', definition: 'Messages dans lesquels une personne a cliqué au moins une fois, au jour de l’envoi.' },
  clickRate: { label: 'Taux de clic', definition: 'Messages cliqués au moins une fois, sur les messages délivrés.' },
  clickToOpen: { label: 'Taux de réactivité', definition: 'Messages cliqués au moins une fois, sur les messages ouverts.' },
  unsubscribeRate: { label: 'Taux de désinscription', definition: 'Messages suivis d’une désinscription, sur les messages délivrés.' },
  wastedSendRate: { label: 'Envois perdus', definition: 'Messages en erreur ou écartés avant l’envoi, sur l’ensemble des tentatives.' },
};

const adoption = {
  hcpsAtStage: { label: 'PdS sur l’échelle d’adoption', definition: 'PdS à l’étape d’adoption d’un produit à la fin de la période.' },
  stageShare: { label: 'Part de l’étape', definition: 'PdS à l’étape, sur l’ensemble des PdS dont l’étape est connue.' },
  hcpsAtOrAboveStage: { label: 'PdS à l’étape ou au-delà', definition: 'PdS à l’étape ou à une étape supérieure à la fin de la période.' },
  stageGap: { label: 'Écart de l’étape à l’objectif', definition: 'Part de l’étape moins son objectif, en points de pourcentage.' },
  wonHcps: { label: 'PdS gagnés', definition: 'PdS à l’étape à la fin de la période moins PdS à l’étape au début\u00a0: solde net, entrées et sorties se compensent.' },
  progressedHcps: { label: 'PdS ayant progressé', definition: 'PdS à une étape plus élevée à la fin de la période qu’au début, connus aux deux dates.' },
  regressedHcps: { label: 'PdS ayant régressé', definition: 'PdS à une étape plus basse à la fin de la période qu’au début, connus aux deux dates.' },
  progressionRate: { label: 'Taux de progression', definition: 'PdS ayant progressé, sur les PdS connus aux deux dates et sous l’étape la plus élevée au début.' },
};

const segments = {
  segmentSize: { label: 'PdS du segment', definition: 'PdS du segment à la fin de la période\u202f; les segments peuvent se recouper.' },
  segmentInflow: { label: 'PdS entrés', definition: 'PdS présents dans le segment à la fin de la période et absents au début.' },
  segmentOutflow: { label: 'PdS sortis', definition: 'PdS présents dans le segment au début de la période et absents à la fin.' },
  segmentRetention: { label: 'Rétention', definition: 'PdS présents dans le segment aux deux dates, sur les PdS présents au début.' },
  movedHcps: { label: 'PdS ayant changé de segment', definition: 'PdS selon leur segment au début et à la fin de la période.' },
  transitionRate: { label: 'Taux de transition', definition: 'PdS passés d’un segment à l’autre, sur les PdS du premier au début de la période.' },
};

const consent = {
  optedInHcps: { label: 'PdS opt-in', definition: 'PdS avec un opt-in effectif, tous canaux et produits du périmètre confondus, à la fin de la période.' },
  pendingHcps: { label: 'PdS en attente de confirmation', definition: 'PdS dont l’opt-in commencé n’est pas confirmé à la fin de la période\u202f; jamais comptés comme opt-in.' },
  expiredHcps: { label: 'PdS au consentement expiré', definition: 'PdS dont l’opt-in a expiré sans renouvellement, à la fin de la période.' },
  optInRate: { label: 'Taux d’opt-in', definition: 'PdS opt-in, sur l’ensemble des PdS de la base à la fin de la période.' },
  newOptIns: { label: 'Nouveaux opt-ins', definition: 'Passages à l’opt-in datés de la période\u202f; un opt-in répété compte une fois.' },
  optOuts: { label: 'Opt-outs', definition: 'Passages à l’opt-out datés de la période, avec ou sans opt-in préalable.' },
  withdrawals: { label: 'Opt-ins retirés', definition: 'Passages de l’opt-in à l’opt-out datés de la période.' },
  expiries: { label: 'Opt-ins expirés', definition: 'Passages de l’opt-in à l’expiration datés de la période.' },
  netOptIns: { label: 'Solde net d’opt-ins', definition: 'Nouveaux opt-ins moins tous les opt-ins perdus, datés de la période\u00a0: la variation des PdS opt-in.' },
};

const sales = {
  turnover: { label: 'CA', definition: 'Chiffre d’affaires de nos produits pendant la période.' },
  units: { label: 'UN', definition: 'Unités de nos produits vendues pendant la période.' },
  turnoverDeltaEvolution: { label: 'Croissance face au marché, CA', definition: 'Évolution de notre CA moins celle du CA du marché, chacune par rapport à la période précédente. Le marché comprend notre produit.' },
  unitsDeltaEvolution: { label: 'Croissance face au marché, UN', definition: 'Évolution de nos UN moins celle des UN du marché, chacune par rapport à la période précédente. Le marché comprend notre produit.' },
  marketShare: { label: 'Part de marché', definition: 'Notre CA sur le CA du marché, notre produit compris.' },
};

export const measures = { ...base, ...content, ...email, ...adoption, ...segments, ...consent, ...sales } as const satisfies LocaleData['measures'];
