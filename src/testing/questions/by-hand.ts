import type { ConformanceQuestion } from '../dataset/dataset.js';
import { between, listed, one, only, without } from './ask.js';

const FEBRUARY = between('2026-02-01', '2026-03-01');
const HALF = between('2026-01-01', '2026-07-01');
const MARCH = between('2026-03-01', '2026-04-01');
const clock = [only('campaign', 'clock')];
const kora = [only('product', 'kora')];

/** Answers read off the rows by eye: they check the plain loops too. */
const ROWS_BY_HAND: readonly ConformanceQuestion[] = [
  listed('a rate over campaigns and its total of the parts', { measures: ['openRate'], dimensions: ['campaign'], period: HALF, totals: true, filters: [only('campaign', 'small', 'large')] },
    [['small', [8, 10]], ['large', [1, 30]]], { totals: [{ value: 9 / 40, numerator: 9, denominator: 40 }] }),
  listed('opens stay with the month of the message, or stand on their own date', { measures: ['opened', 'opensByDate'], grain: 'month', period: HALF, filters: [only('campaign', 'late')] },
    [['2026-01-01', 0, 0], ['2026-02-01', 3, 1], ['2026-03-01', 1, 2], ['2026-04-01', 0, null], ['2026-05-01', 0, 0], ['2026-06-01', null, 1]]),
  one('a click without an open makes its message opened', 'clickToOpenRate', { period: FEBRUARY, filters: [only('campaign', 'late')] }, [1, 3]),
  one('no message delivered: there is no rate', 'openRate', { period: between('2026-04-01', '2026-05-01') }, 'notApplicable'),
  one('a month that was not loaded: the rate is missing', 'openRate', { period: between('2026-06-01', '2026-07-01') }, null),
  one('the same HCP opens twice: one opener', 'openers', { period: between('2026-02-20', '2026-03-10'), filters: [only('campaign', 'late')] }, 3),
  one('registered on the day and after exactly fourteen days', 'registrationRate', { period: HALF, filters: [only('campaign', 'event')] }, [2, 5]),
  one('an open suggestion is not in the denominator, one without a status is', 'acceptanceRate', { period: HALF }, [10, 20]),
  one('over-achievement is capped before it is added', 'planAttainment', { period: between('2026-01-01', '2026-02-01') }, [10 * 1 + 0 * 2 + 12 * 0.5, 10 + 20 + 4]),
  one('a goal of zero divides nothing', 'planAttainment', { period: between('2026-04-01', '2026-05-01') }, 'notApplicable'),
  listed('instants belong to their day in the zone of the business', { measures: ['interactions'], grain: 'day', period: between('2026-10-24', '2026-11-03'), filters: clock },
    [['2026-10-24', 1], ['2026-10-25', 2], ['2026-10-26', 1], ['2026-10-27', 0], ['2026-10-28', 0], ['2026-10-29', 0], ['2026-10-30', 0], ['2026-10-31', 4], ['2026-11-01', 2], ['2026-11-02', 0]]),
  listed('the night when the clocks go forward', { measures: ['interactions'], grain: 'day', period: between('2026-03-28', '2026-03-31'), filters: clock }, [['2026-03-28', 0], ['2026-03-29', 2], ['2026-03-30', 1]]),
  listed('half past ten in the evening of 30 June UTC is July', { measures: ['interactions'], grain: 'quarter', period: between('2026-04-01', '2026-10-01'), filters: clock }, [['2026-04-01', 0], ['2026-07-01', 1]]),
  listed('a month without rows is missing, one without such rows is zero', { measures: ['interactions'], grain: 'month', period: between('2026-06-01', '2026-11-01'), filters: clock },
    [['2026-06-01', 0], ['2026-07-01', 1], ['2026-08-01', null], ['2026-09-01', 0], ['2026-10-01', 8]]),
  one('a day without rows in a month that has some is zero', 'interactions', { period: between('2026-05-08', '2026-05-09'), filters: [only('campaign', 'odd')] }, 0),
  one('a week in a month that was not loaded is missing', 'interactions', { period: between('2026-08-03', '2026-08-10') }, null),
  one('beyond the last complete day nothing is known', 'interactions', { period: between('2026-12-01', '2026-12-15') }, null),
  one('a running stretch is a part, without rows after the last complete day', 'interactions', { period: between('2026-05-01', '2026-12-10'), filters: [only('campaign', 'odd')] }, { value: 5, state: 'partial' }),
  one('an HCP in several specialties and segments is one', 'activeHcps', { period: between('2026-05-04', '2026-05-05'), filters: [only('campaign', 'odd'), only('specialty', 'cardio', 'diabetes'), only('segment', 'B', 'D1', 'A')] }, 1),
  one('no row is multiplied by what its HCP is', 'points', { period: between('2026-05-04', '2026-05-05'), filters: [only('campaign', 'odd'), only('specialty', 'cardio', 'diabetes')] }, 5),
  one('a row without a figure adds nothing, a negative one counts', 'points', { period: between('2026-05-05', '2026-05-07'), filters: [only('campaign', 'odd')] }, -3),
  one('rows without a figure at all have no sum', 'points', { period: between('2026-05-05', '2026-05-06'), filters: [only('campaign', 'odd')] }, null),
  listed('an empty code is no code', { measures: ['interactions'], dimensions: ['channel'], period: between('2026-05-05', '2026-05-08'), filters: [only('campaign', 'odd')] }, [['-', 1], ['fax', 1], ['web', 1]]),
  listed('an HCP who is in no table has no specialty', { measures: ['activeHcps'], dimensions: ['specialty'], period: between('2026-05-05', '2026-05-06'), filters: [only('campaign', 'odd')] }, [['-', 1]]),
  one('a preview is never counted', 'interactions', { period: between('2026-05-31', '2026-06-01'), filters: [only('campaign', 'odd')] }, 0),
  listed('a code and its number with zeros before it are two', { measures: ['interactions'], dimensions: ['keyMessage'], period: FEBRUARY, filters: [only('keyMessage', '7', '007')] }, [['007', 2], ['7', 3]]),
];

const CASES_BY_HAND: readonly ConformanceQuestion[] = [
  one('the median of an odd number, open cases left out', 'caseDays', { period: between('2026-01-01', '2026-02-01') }, 4),
  listed('the median by kind, of an odd number and of an even one', { measures: ['caseDays'], dimensions: ['processKind'], period: between('2026-01-01', '2026-02-01'), totals: true }, [['launch', 10], ['extract', 2.5]], { totals: [{ value: 4 }] }),
  one('the median of no closed case', 'caseDays', { period: between('2026-02-01', '2026-02-03') }, 'notApplicable'),
  one('the age of what is open at the end of January', 'openCaseAge', { period: between('2026-01-01', '2026-02-01') }, 16),
  listed('the age of what is open, by month', { measures: ['openCaseAge'], grain: 'month', period: between('2026-01-01', '2026-04-01') }, [['2026-01-01', 16], ['2026-02-01', 27], ['2026-03-01', 63.5]]),
  listed('the reach of a network as it gave it', { measures: ['networkReach'], dimensions: ['network'], period: between('2026-01-01', '2026-02-01'), totals: true }, [['blue', 1000], ['green', 300]], { totals: [{ value: null, state: 'notApplicable' }] }),
  one('reach is not added over months', 'networkReach', { period: between('2026-01-01', '2026-03-01'), filters: [only('network', 'blue')] }, 'notApplicable'),
  one('reach of a month that no row is dated in', 'networkReach', { period: between('2026-03-01', '2026-04-01') }, null),
  one('customers with several contracts are one each', 'customers', { period: MARCH }, 2),
  one('a contract that begins and ends inside the period', 'customersEver', { period: MARCH }, 4),
  one('the amounts of the contracts that hold at the end', 'monthlyRevenue', { period: MARCH }, 150),
  listed('a stock is taken at the end of each month', { measures: ['customers', 'monthlyRevenue'], grain: 'month', period: between('2026-02-01', '2026-05-01') }, [['2026-02-01', 2, 230], ['2026-03-01', 2, 150], ['2026-04-01', 3, 220]]),
  listed('contracts by kind', { measures: ['customers', 'monthlyRevenue'], dimensions: ['contractKind'], period: between('2026-02-01', '2026-03-01'), totals: true }, [['basic', 2, 180], ['plus', 1, 50]], { totals: [{ value: 2 }, { value: 230 }] }),
];

const PEOPLE_BY_HAND: readonly ConformanceQuestion[] = [
  one('the universe at the end of March: one has left, one has come', 'universeHcps', { period: MARCH }, 58),
  one('the universe at the start', 'universeHcps', { period: MARCH, basis: 'atStart' }, 58),
  one('the universe now', 'universeHcps', { period: between('2026-06-01', '2026-07-01') }, 59),
  one('an opt-out without an opt-in lowers no stock but is an opt-out', 'optOuts', { period: between('2026-03-02', '2026-03-03') }, 1),
  one('two opt-outs are one change', 'optOuts', { period: MARCH, filters: [only('hcp', 'h51')] }, 1),
  one('two opt-ins are one change', 'newOptIns', { period: HALF, filters: [only('hcp', 'h52')] }, 1),
  one('of two states on one date the later row wins: out', 'optedInHcps', { period: MARCH, filters: [only('hcp', 'h53')] }, 0),
  one('of two states on one date the later row wins: in', 'optedInHcps', { period: MARCH, filters: [only('hcp', 'h54')] }, 1),
  one('what only lasted within one date was never a change', 'newOptIns', { period: MARCH, filters: [only('hcp', 'h53')] }, 0),
  listed('in by one channel and out by another: in', { measures: ['optedInHcps'], dimensions: ['channel'], period: MARCH, filters: [only('hcp', 'h55')], totals: true }, [['email', 1], ['web', 0]], { totals: [{ value: 1 }] }),
  one('pending is not in', 'optedInHcps', { period: between('2026-03-01', '2026-03-16'), filters: [only('hcp', 'h56')] }, 0),
  one('renewed before it ran out: nobody is lost', 'netOptIns', { period: between('2026-06-01', '2026-07-01'), filters: [only('hcp', 'h57')] }, 0),
  one('run out: lost on that day', 'netOptIns', { period: between('2026-06-10', '2026-06-11'), filters: [only('hcp', 'h58')] }, -1),
  one('HCPs of no snapshot in August are unknown', 'hcpsAtStage', { period: between('2026-08-01', '2026-09-01'), filters: kora }, null),
  one('a snapshot stands for thirty days', 'hcpsAtStage', { period: between('2026-08-01', '2026-08-31'), filters: [...kora, without('adoptionStage', '')] }, 38),
  listed('stages in the order of their ranks, the empty one too', { measures: ['hcpsAtStage'], dimensions: ['adoptionStage'], period: between('2026-01-01', '2026-02-01'), filters: kora },
    [['unaware', 12], ['aware', 13], ['trying', 13], ['loyal', 0], ['advocate', 0], ['-', 2]], { ordered: true }),
];

export const QUESTIONS_BY_HAND: readonly ConformanceQuestion[] = [...ROWS_BY_HAND, ...CASES_BY_HAND, ...PEOPLE_BY_HAND];
