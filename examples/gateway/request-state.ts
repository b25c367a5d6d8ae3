import type { FastifyRequest } from 'fastify';
import type { Reader } from './readers.js';

/** What a request's log line tells; none of it is about a person. */
export interface Noted {
  rights?: string;
  queries?: readonly string[];
  rows?: number;
  kept?: number;
  failed?: readonly string[];
}

export interface RequestState {
  readonly noted: Noted;
  /** Ends when the client hangs up or the server gives up. */
  readonly over: AbortController;
  reader?: Reader;
}

const states = new WeakMap<FastifyRequest, RequestState>();

/** What the gateway knows of a request. */
export function stateOf(request: FastifyRequest): RequestState {
  let state = states.get(request);
  if (!state) states.set(request, (state = { noted: {}, over: new AbortController() }));
  return state;
}
