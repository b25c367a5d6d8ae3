import { expect } from 'chai';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { UNITS, type MeasureDefinition } from '../../src/contract/index.js';

/** What each family must answer, a line for each question; some take several measures. */
const QUESTIONS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  base: [
    ['hcpsInUniverse'], ['activeHcps'], ['reachRate'], ['interactions'], ['interactionsPerActiveHcp'], ['activities'], ['activityMix'], ['suggestionsIssued'], ['suggestionAcceptance'], ['suggestionDismissal'], ['engagementPoints'], ['pointsPerHcp'],
  ],
  content: [['assetsUsed'], ['assetUtilisation'], ['assetEngagement'], ['participation'], ['completedAction'], ['keyMessageShare'], ['positiveReactionRate', 'blankReactionRate']],
  'e-mail': [
    ['sent'], ['delivered'], ['deliveryRate'], ['bounceRate'], ['opensTotal', 'opensPerMessage'], ['openedMessages'], ['uniqueOpeners'], ['openRate'], ['openerReach'], ['clicksTotal'], ['clickedMessages', 'uniqueClickers'], ['clickRate'], ['clickToOpen'],
    ['unsubscribeRate'], ['complaintRate'], ['wastedSendRate'], ['mailToRegistration'], ['machineOpenShare'],
  ],
  adoption: [['hcpsAtStage'], ['stageShare'], ['hcpsAtOrAboveStage'], ['stageGap'], ['wonHcps'], ['progressedHcps'], ['regressedHcps'], ['progressionRate'], ['medianStage']],
  segments: [['segmentSize'], ['segmentInflow'], ['segmentOutflow'], ['segmentRetention'], ['movedHcps', 'transitionRate'], ['netFlow'], ['segmentCoverage', 'unassignedHcps', 'segmentOverlap']],
  consent: [
    ['optedInHcps', 'pendingHcps', 'expiredHcps'], ['optInRate'], ['newOptIns'], ['optOuts', 'withdrawals'], ['netOptIns', 'expiries'], ['withdrawalRate'], ['confirmationRate'], ['expiringOptIns'], ['optInRateAgainstBenchmark', 'unsubscribeRateAgainstBenchmark'],
  ],
  sales: [
    ['turnover'], ['units'], ['turnoverGrowth', 'unitsGrowth'], ['turnoverGrowthYearAgo'], ['turnoverDeltaEvolution', 'unitsDeltaEvolution'], ['evolutionIndex'], ['marketShare', 'unitsMarketShare'], ['marketShareChange'], ['prescriptions', 'newPrescriptions'], ['migrationEffect'],
    ['cost'], ['incrementalRevenue', 'incrementalMargin'], ['roi'], ['returnOnSpend'], ['costPerActiveHcp', 'costPerProgressedHcp'], ['indirectTurnover'], ['generatedVisits'], ['couponReturn'], ['reSubscription'],
  ],
  objectives: [['attainment', 'attainmentOfBenchmark'], ['gap'], ['relativeGap'], ['pace'], ['remaining'], ['planAttainment'], ['actionEffect']],
  executive: [['uniqueVisitors'], ['leads'], ['visitorToProspect'], ['mqlToSql'], ['leadToClient'], ['mrr'], ['arpu', 'activeCustomers'], ['acquisitionCost', 'newCustomers']],
  social: [['socialReach'], ['socialEngagementRate'], ['seoPosition'], ['shareOfVoice'], ['videoViews', 'watchTime']],
  process: [['campaignFte'], ['peoplePerExtraction'], ['extractionTime', 'extractionTimeMean', 'openExtractionAge'], ['launchTime', 'launchTimeMean', 'openLaunchAge'], ['autonomousUsers'], ['requestsCovered']],
  data: [['completeProfiles'], ['completenessRate']],
  technical: [['sourcesUsed'], ['linkageRate'], ['validEmailShare', 'untestedEmailShare', 'validPostalShare', 'untestedPostalShare'], ['miningReadyRate']],
};

/** Dimensions that hosts rely on. */
const DIMENSIONS = ['hcp', 'specialty', 'segment', 'segmentFrom', 'segmentTo', 'segmentScheme', 'adoptionStage', 'product', 'market', 'theme', 'campaign', 'keyMessage', 'asset', 'channel', 'activityType', 'emailType', 'consentStatus', 'territory', 'audience',
  'keyword', 'network', 'competitor', 'source', 'scenario', 'kpi', 'family', 'receiverOf'];

const { measures, dimensions, facts } = CORE_CATALOG;
const found = (id: string): MeasureDefinition | undefined => measures.find((measure) => measure.id === id);

describe('the built-in catalog', () => {
  for (const [family, questions] of Object.entries(QUESTIONS)) {
    it(`has the measures of ${family}, and no others`, () => {
      expect(measures.filter((measure) => measure.family === family).map(({ id }) => id).sort()).to.deep.equal(questions.flat().sort());
    });
  }

  it('has the families that the dimension of that name lists', () => {
    expect([...new Set(measures.map(({ family }) => family))].sort()).to.deep.equal(dimensions.find(({ id }) => id === 'family')?.members?.map(({ code }) => code).sort());
    expect(Object.keys(QUESTIONS).sort()).to.deep.equal([...new Set(measures.map(({ family }) => family))].sort());
  });

  it('has the dimensions that hosts rely on, each id once', () => {
    const ids = dimensions.map(({ id }) => id);
    expect(ids).to.include.members(DIMENSIONS);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('can be grouped by every code of its tables, but by those that name one thing or person', () => {
    const private_ = ['activity', 'lead', 'customer', 'visitor', 'colleague', 'user', 'request', 'processCase', 'arm', 'answeredBy', 'screen', 'emailCheck', 'postalCheck'];
    const codes = facts.flatMap(({ columns }) => Object.entries(columns).flatMap(([id, { type }]) => (type === 'code' ? [id] : [])));
    expect([...new Set(codes)].filter((id) => !dimensions.some((dimension) => dimension.id === id)).sort()).to.deep.equal([...private_].sort());
  });

  for (const { id, label, definition, unit, decimals, additivity, counting } of measures) {
    it(`${id} is described so that a reader understands it`, () => {
      expect(label).to.match(/^[A-Z]/).and.to.have.length.at.most(42);
      expect(definition, 'definition').to.match(/^[A-Z0-9].*[^.]\.$/).and.to.have.length.within(20, 170);
      expect(UNITS).to.include(unit);
      expect(decimals).to.be.within(0, 2);
      if (['share', 'points', 'index', 'ratio'].includes(unit)) expect(additivity, 'rates do not add up').to.equal('non-additive');
      if (!counting) return;
      expect(Object.values(counting), 'this measure among those it is counted with').to.include(id);
      expect(Object.values(counting).every((other) => found(other)), 'measures that are there').to.equal(true);
      expect(counting.share === undefined || found(counting.share)?.unit === 'share', 'a share').to.equal(true);
    });
  }

  it('says which way is good where less is better', () => {
    const less = measures.filter(({ direction }) => direction === 'down').map(({ id }) => id);
    expect(less).to.include.members(['bounceRate', 'unsubscribeRate', 'complaintRate', 'wastedSendRate', 'optOuts', 'withdrawalRate', 'costPerActiveHcp', 'acquisitionCost', 'seoPosition', 'extractionTime', 'launchTime', 'peoplePerExtraction', 'suggestionDismissal']);
    expect(less).not.to.include.members(['cost']);
  });
});
