export { createHttpProvider, type HttpProvider } from './http-provider.js';
export type { HttpProviderOptions } from './options.js';
export type { Token } from '../token-source.js';
export {
  decodeError, encodeError, isWireError, PROTOCOL_VERSION, QUESTIONS_PER_REQUEST, readCapabilities, readMembersAnswer, readMembersQuestion, readQueryAnswer, readQueryRequest,
  type CapabilitiesAnswer, type FailureAnswer, type MembersAnswer, type MembersQuestion, type QueryAnswer, type QueryRequest, type QuestionAnswer, type ServerLimits, type WireError,
} from './protocol.js';
export { encodeLines, LineReader, LINES_TYPE, ROWS_IN_ONE_PIECE } from './answer-lines.js';
