import type { LocaleData } from '../../i18n/index.js';

const base = {
  hcpsInUniverse: { label: 'PdS dans la base', definition: 'PdS valides dans la base à la fin de la période.' },
  activeHcps: { label: 'PdS actifs', definition: 'PdS ayant eu au moins une interaction pendant la période\u202f; aperçus et événements automatiques exclus.' },
  reachRate: { label: 'Couverture', definition: 'PdS ciblés ayant eu au moins une interaction pendant la période, sur l’ensemble des PdS ciblés.' },
  interactions: { label: 'Interactions', definition: 'Contacts avec les PdS pendant la période, hors aperçus et événements automatiques.' },
  interactionsPerActiveHcp: { label: 'Interactions par PdS actif', definition: 'Interactions de la période divisées par ses PdS actifs.' },
  activities: { label: 'Activités', definition: 'Actions menées par l’entreprise pendant la période\u00a0: envois, événements, campagnes d’appels…' },
  activityMix: { label: 'Répartition des activités', definition: 'Activités du type, sur l’ensemble des activités de la période.' },
  assetsUsed: { label: 'Contenus utilisés', definition: 'Contenus différents avec lesquels au moins un PdS a interagi pendant la période.' },
  suggestionsIssued: { label: 'Suggestions', definition: 'Suggestions de prochaine action adressées au terrain pendant la période.' },
  suggestionAcceptance: { label: 'Suggestions acceptées', definition: 'Suggestions exécutées ou terminées, sur celles émises pendant la période et closes depuis.' },
  suggestionDismissal: { label: 'Suggestions écartées', definition: 'Suggestions écartées, sur celles émises pendant la période et closes depuis.' },
  engagementPoints: { label: 'Points d’engagement', definition: 'Somme des points que la pondération attribue à chaque interaction.' },
  pointsPerHcp: { label: 'Points d’engagement par PdS', definition: 'Points d’engagement divisés par tous les PdS du périmètre à la fin de la période, et non par les seuls PdS qui en ont obtenu.' },
  keyMessageShare: { label: 'Part du message clé', definition: 'Interactions ayant porté le message clé, sur celles qui en ont porté un.' },
};

const content = {
  assetEngagement: { label: 'Engagement', definition: 'PdS ayant interagi avec le contenu pendant la période.' },
  participation: { label: 'Participation', definition: 'PdS ayant interagi avec le contenu, sur les PdS exposés à ce même contenu.' },
  completedAction: { label: 'Action réalisée', definition: 'PdS ayant réalisé l’action proposée par le contenu, sur les PdS auxquels elle a été proposée.' },
  positiveReactionRate: { label: 'Réactions positives', definition: 'Réactions positives à un message clé, sur celles qui ont été notées\u202f; les blancs ne comptent pas.' },
  blankReactionRate: { label: 'Réactions non notées', definition: 'Interactions avec un message clé et sans réaction notée, sur celles avec un message clé.' },
  assetUtilisation: { label: 'Utilisation des contenus', definition: 'Contenus différents utilisés pendant la période, sur ceux approuvés au moins un jour de celle-ci.' },
};

const email = {
  sent: { label: 'E-mails envoyés', definition: 'Messages remis au moteur d’envoi, au jour de l’envoi.' },
  delivered: { label: 'E-mails délivrés', definition: 'Messages acceptés par le serveur du destinataire, au jour de l’envoi.' },
  deliveryRate: { label: 'Taux de délivrabilité', definition: 'Messages délivrés, sur les messages envoyés.' },
  bounceRate: { label: 'Taux de rebond', definition: 'Messages revenus en erreur, définitive ou temporaire, sur les messages envoyés.' },
  opensTotal: { label: 'Ouvertures au total', definition: 'Toutes les ouvertures par des personnes, répétées comprises, au jour de l’envoi.' },
  openedMessages: { label: 'E-mails ouverts', definition: 'Messages ouverts au moins une fois par une personne, au jour de l’envoi\u202f; un clic vaut ouverture, une ouverture automatique ne compte pas.' },
  uniqueOpeners: { label: 'PdS ayant ouvert', definition: 'PdS ayant ouvert au moins un message envoyé pendant la période.' },
  openRate: { label: 'Taux d’ouverture', definition: 'Messages ouverts au moins une fois par une personne, sur les messages délivrés.' },
  openerReach: { label: 'Part des PdS ayant ouvert', definition: 'PdS ayant ouvert au moins un message, sur les PdS auxquels un message a été délivré.' },
  opensPerMessage: { label: 'Ouvertures par message', definition: 'Toutes les ouvertures par des personnes, divisées par les messages délivrés\u202f; peut dépasser 1.' },
  clicksTotal: { label: 'Clics au total', definition: 'Tous les clics de personnes, répétés compris, au jour de l’envoi.' },
  clickedMessages: { label: 'E-mails cliqués', definition: 'Messages dans lesquels une personne a cliqué au moins une fois, au jour de l’envoi.' },
  uniqueClickers: { label: 'PdS ayant cliqué', definition: 'PdS ayant cliqué dans au moins un message envoyé pendant la période.' },
  clickRate: { label: 'Taux de clic', definition: 'Messages cliqués au moins une fois, sur les messages délivrés.' },
  clickToOpen: { label: 'Taux de réactivité', definition: 'Messages cliqués au moins une fois, sur les messages ouverts.' },
  unsubscribeRate: { label: 'Taux de désinscription', definition: 'Messages suivis d’une désinscription, sur les messages délivrés.' },
  complaintRate: { label: 'Taux de plainte', definition: 'Messages signalés comme indésirables, sur les messages délivrés.' },
  wastedSendRate: { label: 'Envois perdus', definition: 'Messages en erreur ou écartés avant l’envoi, sur l’ensemble des tentatives.' },
  mailToRegistration: { label: 'De l’e-mail à l’inscription', definition: 'PdS inscrits dans les 14 jours suivant un message délivré, sur les PdS auxquels un message a été délivré.' },
  machineOpenShare: { label: 'Ouvertures automatiques', definition: 'Messages ouverts par des machines seulement, sur ceux qui ont été ouverts.' },
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
  medianStage: { label: 'Étape médiane', definition: 'Étape du PdS du milieu, par rang, à la fin de la période, parmi les PdS dont l’étape est connue.' },
};

const segments = {
  segmentSize: { label: 'PdS du segment', definition: 'PdS du segment à la fin de la période\u202f; les segments peuvent se recouper.' },
  segmentInflow: { label: 'PdS entrés', definition: 'PdS présents dans le segment à la fin de la période et absents au début.' },
  segmentOutflow: { label: 'PdS sortis', definition: 'PdS présents dans le segment au début de la période et absents à la fin.' },
  segmentRetention: { label: 'Rétention', definition: 'PdS présents dans le segment aux deux dates, sur les PdS présents au début.' },
  movedHcps: { label: 'PdS ayant changé de segment', definition: 'PdS selon leur segment au début et à la fin de la période.' },
  transitionRate: { label: 'Taux de transition', definition: 'PdS passés d’un segment à l’autre, sur les PdS du premier au début de la période.' },
  netFlow: { label: 'Flux net', definition: 'PdS passés du premier segment au second, moins ceux revenus.' },
  segmentCoverage: { label: 'Couverture de la segmentation', definition: 'PdS dans un segment de la segmentation, sur l’ensemble des PdS de la base à la fin de la période.' },
  unassignedHcps: { label: 'PdS sans segment', definition: 'PdS de la base à la fin de la période qui ne sont dans aucun segment de la segmentation.' },
  segmentOverlap: { label: 'Recoupement des segments', definition: 'PdS dans deux segments ou plus à la fois, sur ceux d’au moins un segment.' },
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
  withdrawalRate: { label: 'Taux de retrait', definition: 'Opt-ins retirés pendant la période, sur les PdS opt-in à son début.' },
  confirmationRate: { label: 'Taux de confirmation', definition: 'Doubles opt-ins confirmés dans les 14 jours, sur ceux commencés pendant la période.' },
  expiringOptIns: { label: 'Opt-ins bientôt expirés', definition: 'PdS opt-in dont l’opt-in s’achève dans les 90 jours suivant la fin de la période.' },
  optInRateAgainstBenchmark: { label: 'Taux d’opt-in face au marché', definition: 'Taux d’opt-in moins celui du marché sur la même période, en points de pourcentage.' },
  unsubscribeRateAgainstBenchmark: { label: 'Désinscription face au marché', definition: 'Taux de désinscription moins celui du marché sur la même période, en points de pourcentage.' },
};

const sales = {
  turnover: { label: 'CA', definition: 'Chiffre d’affaires de nos produits pendant la période.' },
  units: { label: 'UN', definition: 'Unités de nos produits vendues pendant la période.' },
  turnoverGrowth: { label: 'Évolution du CA', definition: 'CA de la période par rapport à la période précédente.' },
  unitsGrowth: { label: 'Évolution des UN', definition: 'UN de la période par rapport à la période précédente.' },
  turnoverGrowthYearAgo: { label: 'Évolution du CA sur un an', definition: 'CA de la période par rapport à la même période un an plus tôt.' },
  turnoverDeltaEvolution: { label: 'Croissance face au marché, CA', definition: 'Évolution de notre CA moins celle du CA du marché, chacune par rapport à la période précédente. Le marché comprend notre produit.' },
  unitsDeltaEvolution: { label: 'Croissance face au marché, UN', definition: 'Évolution de nos UN moins celle des UN du marché, chacune par rapport à la période précédente. Le marché comprend notre produit.' },
  evolutionIndex: { label: 'Indice d’évolution', definition: '100 fois notre facteur d’évolution divisé par celui du marché, en CA, par rapport à la période précédente\u202f; au-dessus de 100, nous progressons plus vite.' },
  marketShare: { label: 'Part de marché', definition: 'Notre CA sur le CA du marché, notre produit compris.' },
  unitsMarketShare: { label: 'Part de marché, UN', definition: 'Nos UN sur les UN du marché, notre produit compris.' },
  marketShareChange: { label: 'Évolution de la part de marché', definition: 'Part de marché moins celle de la période précédente, en points de pourcentage.' },
  prescriptions: { label: 'Ordonnances', definition: 'Ordonnances des PdS observés, sur les mois de la période.' },
  newPrescriptions: { label: 'Nouvelles ordonnances', definition: 'Premières ordonnances pour un patient, des PdS observés.' },
  migrationEffect: { label: 'Ordonnances après progression', definition: 'Évolution des ordonnances par PdS par rapport à autant de jours avant\u00a0: celle des PdS ayant progressé, moins celle des PdS restés. Association, non preuve d’une cause.' },
  cost: { label: 'Coût', definition: 'Dépenses des mois de la période\u202f; budgets et engagements ne comptent pas.' },
  incrementalRevenue: { label: 'CA incrémental', definition: 'CA avec les PdS exposés au-delà de celui d’autant de PdS du groupe témoin.' },
  incrementalMargin: { label: 'Marge incrémentale', definition: 'Marge avec les PdS exposés au-delà de celle d’autant de PdS du groupe témoin.' },
  roi: { label: 'Retour sur investissement', definition: 'Marge incrémentale moins coût, sur le coût.' },
  returnOnSpend: { label: 'Retour sur dépenses', definition: 'CA incrémental pour chaque unité dépensée.' },
  costPerActiveHcp: { label: 'Coût par PdS actif', definition: 'Coût de la période divisé par ses PdS actifs.' },
  costPerProgressedHcp: { label: 'Coût par PdS ayant progressé', definition: 'Coût de la période divisé par les PdS ayant progressé sur l’échelle d’adoption.' },
  indirectTurnover: { label: 'CA indirect', definition: 'CA qu’un modèle d’attribution donne à nos actions\u202f; les modèles ne s’additionnent jamais.' },
  generatedVisits: { label: 'Visites générées', definition: 'Visites en points de vente qu’un modèle d’attribution donne à nos actions.' },
  couponReturn: { label: 'Coupons retournés', definition: 'Coupons retournés à ce jour, sur ceux émis pendant la période.' },
  reSubscription: { label: 'Abonnements renouvelés', definition: 'Clients ayant renouvelé dans les 30 jours suivant un rappel, sur ceux relancés pendant la période.' },
};

const objectives = {
  attainmentOfBenchmark: { label: 'Position face au marché', definition: 'Réalisé sur la référence du marché, ou référence sur le réalisé quand moins vaut mieux\u202f; d’un seul KPI.' },
  attainment: { label: 'Atteinte', definition: 'Réalisé sur l’objectif, ou objectif sur le réalisé quand moins vaut mieux\u202f; d’un seul KPI.' },
  gap: { label: 'Écart à l’objectif', definition: 'Réalisé moins objectif, dans l’unité du KPI, en points pour une part\u202f; d’un seul KPI.' },
  relativeGap: { label: 'Écart relatif', definition: 'Écart sur la taille de l’objectif\u202f; d’un seul KPI.' },
  pace: { label: 'Rythme', definition: 'Atteinte divisée par la part écoulée de la période\u202f; 1 est dans les temps. D’un seul KPI.' },
  remaining: { label: 'Reste à faire', definition: 'Ce qui manque à l’objectif, 0 une fois atteint\u202f; d’un seul KPI.' },
  planAttainment: { label: 'Réalisation du plan', definition: 'Contacts réalisés, chaque plan étant plafonné à son maximum, sur les contacts prévus, pondérés\u202f; les plans sans objectif ne comptent pas.' },
  actionEffect: { label: 'Effet de l’action', definition: 'KPI après une action corrective moins ce qui était attendu sans elle, dans l’unité du KPI\u202f; d’une seule action.' },
};

const executive = {
  uniqueVisitors: { label: 'Visiteurs uniques', definition: 'Visiteurs différents de nos sites pendant la période\u202f; jamais additionnés par jour ou par source.' },
  visitorToProspect: { label: 'De visiteur à prospect', definition: 'Visiteurs de la période ayant laissé leurs coordonnées dans les 90 jours suivant une visite, sur ses visiteurs.' },
  leads: { label: 'Leads', definition: 'Leads créés pendant la période.' },
  mqlToSql: { label: 'De MQL à SQL', definition: 'Leads acceptés par les ventes à ce jour, sur ceux qualifiés par le marketing pendant la période.' },
  leadToClient: { label: 'De lead à client', definition: 'Leads gagnés à ce jour, sur ceux créés pendant la période.' },
  newCustomers: { label: 'Nouveaux clients', definition: 'Leads gagnés pendant la période, au jour du gain.' },
  mrr: { label: 'Revenu mensuel récurrent', definition: 'Montants mensuels des abonnements en cours à la fin de la période.' },
  activeCustomers: { label: 'Clients', definition: 'Clients ayant un abonnement en cours à la fin de la période.' },
  arpu: { label: 'Revenu par client', definition: 'Revenu mensuel récurrent divisé par les clients qui l’apportent, à la fin de la période.' },
  acquisitionCost: { label: 'Coût d’acquisition', definition: 'Dépenses d’acquisition de la période, divisées par les clients gagnés pendant celle-ci, sans décalage.' },
};

const social = {
  socialReach: { label: 'Portée sociale', definition: 'Comptes atteints tels que le réseau les compte, d’un réseau et d’un mois\u202f; jamais additionnés.' },
  socialEngagementRate: { label: 'Engagement social', definition: 'Engagements sur nos publications, sur leurs impressions.' },
  videoViews: { label: 'Vues de vidéos', definition: 'Vues de nos vidéos sur les réseaux sociaux, au jour de la vue.' },
  watchTime: { label: 'Durée de visionnage', definition: 'Minutes pendant lesquelles nos vidéos ont été regardées.' },
  seoPosition: { label: 'Position dans les recherches', definition: 'Position moyenne dans les résultats de recherche, pondérée par les impressions\u202f; 1 est la meilleure.' },
  shareOfVoice: { label: 'Part de voix', definition: 'Mentions d’une marque, sur celles de toutes les marques suivies pour les mêmes mots clés et réseaux.' },
};

const process = {
  campaignFte: { label: 'ETP sur les campagnes', definition: 'Équivalents temps plein travaillant aux campagnes à la fin de la période.' },
  peoplePerExtraction: { label: 'Personnes par extraction', definition: 'Personnes ayant participé, en moyenne par extraction livrée pendant la période.' },
  extractionTime: { label: 'Délai d’extraction, médiane', definition: 'Jours médians de la demande à la livraison des extractions livrées pendant la période\u202f; les extractions en cours n’y sont pas.' },
  extractionTimeMean: { label: 'Délai d’extraction, moyenne', definition: 'Jours moyens de la demande à la livraison des extractions livrées pendant la période.' },
  openExtractionAge: { label: 'Âge des extractions en cours', definition: 'Jours médians d’attente des extractions non livrées à la fin de la période.' },
  launchTime: { label: 'Délai de lancement, médiane', definition: 'Jours médians de la décision au départ des campagnes lancées pendant la période.' },
  launchTimeMean: { label: 'Délai de lancement, moyenne', definition: 'Jours moyens de la décision au départ des campagnes lancées pendant la période.' },
  openLaunchAge: { label: 'Âge des lancements en cours', definition: 'Jours médians d’attente des lancements non faits à la fin de la période.' },
  autonomousUsers: { label: 'Utilisateurs autonomes', definition: 'Collègues différents ayant consulté seuls un rapport au moins une fois pendant la période.' },
  requestsCovered: { label: 'Demandes couvertes', definition: 'Demandes de chiffres auxquelles un tableau de bord a répondu, sur toutes celles de la période.' },
};

const data = {
  completeProfiles: { label: 'Profils complétés', definition: 'Contacts dont le profil est devenu complet pendant la période.' },
  completenessRate: { label: 'Profils complets', definition: 'Contacts au profil complet, sur l’ensemble des contacts à la fin de la période.' },
};

const technical = {
  sourcesUsed: { label: 'Sources utilisées', definition: 'Sources de données utilisées pendant la période, sur celles de l’inventaire au moins un jour de celle-ci.' },
  linkageRate: { label: 'Contacts reliés', definition: 'Contacts reliés à une identité web ou sociale, sur ceux qui ont une base légale pour cela.' },
  validEmailShare: { label: 'Adresses e-mail valides', definition: 'Adresses e-mail testées valides, sur celles détenues à la fin de la période, non testées comprises.' },
  untestedEmailShare: { label: 'Adresses e-mail non testées', definition: 'Adresses e-mail jamais testées, sur celles détenues à la fin de la période.' },
  validPostalShare: { label: 'Adresses postales valides', definition: 'Adresses postales testées valides, sur celles détenues à la fin de la période, non testées comprises.' },
  untestedPostalShare: { label: 'Adresses postales non testées', definition: 'Adresses postales jamais testées, sur celles détenues à la fin de la période.' },
  miningReadyRate: { label: 'Contacts prêts pour l’analyse', definition: 'Contacts dont le profil remplit la règle d’analyse, sur l’ensemble des contacts à la fin de la période.' },
};

export const measures = { ...base, ...content, ...email, ...adoption, ...segments, ...consent, ...sales, ...objectives, ...executive, ...social, ...process, ...data, ...technical } as const satisfies LocaleData['measures'];
