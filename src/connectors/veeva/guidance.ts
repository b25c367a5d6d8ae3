import { OmnichannelError } from '../../contract/index.js';
import type { FactRows, FieldValue, SourceRecord, SourceRecords } from '../records.js';
import { instantOf } from '../written-dates.js';

/** Suggestions with what became of them by the day of the export. */
export function suggestions(records: SourceRecords): FactRows {
  return records.of('suggestion').map((suggestion) => ({ ...records.columns(suggestion, 'suggestions'), suggestionStatus: outcome(suggestion) }));
}

function outcome({ executed, completed, dismissed, expiresOn, exportedOn, suggestion }: SourceRecord): string {
  if (executed === true) return 'executed';
  if (completed === true) return 'completed';
  if (dismissed === true) return 'dismissed';
  if (expiresOn === undefined) return 'open';
  if (exportedOn === undefined) {
    throw new OmnichannelError('invalid-setting', { subject: 'veeva', problem: `missing exportedOn: whether the suggestion "${String(suggestion)}" has expired depends on the day of the export`, remedy: 'Give the option exportedOn as YYYY-MM-DD.' });
  }
  return instantOf(expiresOn as string) < instantOf(exportedOn as string) ? 'expired' : 'open';
}

/** One snapshot of the adoption stages per export. */
export function adoptionSnapshots(records: SourceRecords): FactRows {
  if (records.of('productMetrics').length === 0) return [];
  if (!records.knows('productMetrics', 'adoptionStage')) {
    throw new OmnichannelError('missing-column', {
      subject: 'veeva: productMetrics', problem: 'missing field "adoptionStage"',
      remedy: 'Say with extendMapping which column holds the stage, and which stage each of its values is: the ladder is your own.',
    });
  }
  return records.of('productMetrics').flatMap((metric) => {
    if (metric.adoptionStage !== undefined) return [records.columns(metric, 'adoptionSnapshots')];
    records.notes.add('productMetrics', 'without a stage');
    return [];
  });
}

/** Goals by HCP and channel. Goals by product are parts of these and would count twice. */
export function plans(records: SourceRecords): FactRows {
  if (!records.has('cyclePlanChannel')) return [];
  for (const object of ['cyclePlanTarget', 'cyclePlan', 'cycle']) records.require(object, 'Export it too: it tells whose goal it is, and of which cycle.');
  const by = (object: string, key: string): ReadonlyMap<FieldValue | undefined, SourceRecord> => new Map(records.of(object).map((record) => [record[key], record]));
  const [targets, cyclePlans, cycles, channels] = [by('cyclePlanTarget', 'target'), by('cyclePlan', 'plan'), by('cycle', 'cycle'), by('cycleChannel', 'cycleChannel')];
  return records.of('cyclePlanChannel').flatMap((channel) => {
    const target = targets.get(channel.target);
    const plan = cyclePlans.get(target?.plan);
    const startsOn = cycles.get(plan?.cycle)?.startsOn;
    if (startsOn === undefined) {
      records.notes.add('cyclePlanChannel', 'of a target, plan or cycle that is not in the export');
      return [];
    }
    if (channel.goal === undefined) records.notes.add('cyclePlanChannel', 'with a blank goal, which stays blank');
    const weight = channels.get(channel.cycleChannel)?.weight;
    return [{
      ...records.columns(channel, 'plans'), startsOn, ...(target?.hcp !== undefined && { hcp: target.hcp }), ...(plan?.territory !== undefined && { territory: plan.territory }), ...(weight !== undefined && { weight }),
    }];
  });
}
