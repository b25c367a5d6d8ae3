import { OmnichannelError } from '../../contract/index.js';
import type { CubeQuery } from './protocol.js';
import { RefusedByCube } from './wire.js';

const UNKNOWN_MEMBER = /'[^']*' not found for path '([^']+)'|Cube '([^']+)' not found|(?:measure|dimension)s? '?([A-Za-z0-9_.]+)'? (?:is not|not) found/i;
const NO_JOIN = /find join path|not join/i;

/** Why Cube refused a question, in the words of the library: a member it lacks, cubes it cannot join, or its own words. */
export function refusal(thrown: unknown, query: CubeQuery, subject: string): unknown {
  if (!(thrown instanceof RefusedByCube)) return thrown;
  const { message } = thrown;
  const named = UNKNOWN_MEMBER.exec(message);
  const member = named?.[1] ?? named?.[2] ?? named?.[3];
  const remedy = 'Write the model anew with "npx omnichannel-widgets cube-model", or name the member in the provider’s mapping.';
  if (member !== undefined) {
    const isMeasure = query.measures?.some((measure) => measure === member || measure.startsWith(`${member}.`)) === true;
    return new OmnichannelError(isMeasure ? 'unknown-measure' : 'unsupported-dimension', { subject, problem: `${isMeasure ? 'unknown measure' : 'unsupported dimension'} "${member}": Cube does not have it`, remedy, cause: thrown });
  }
  if (NO_JOIN.test(message)) return new OmnichannelError('unsupported-dimension', { subject, problem: `unsupported dimension: ${message}`, remedy: 'Join the cubes in the model, or leave the dimension out.', cause: thrown });
  return new OmnichannelError('failed-request', { subject, problem: `failed request: Cube said "${message}"`, remedy: 'See the log of the server.', cause: thrown });
}
