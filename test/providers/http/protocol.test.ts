import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { checkMembers, checkQuery, checkResult, OmnichannelError, type Cell, type Result } from '../../../src/contract/index.js';
import {
  decodeError, encodeError, encodeLines, isWireError, LineReader, readCapabilities, readMembersAnswer, readMembersQuestion, readQueryAnswer, readQueryRequest, type QueryAnswer,
} from '../../../src/providers/http/index.js';

interface Compiled { (value: unknown): boolean }
interface Compiler { addSchema(schema: object, key: string): void; compile(schema: object): Compiled }
interface Description { readonly openapi: string; readonly paths: Readonly<Record<string, unknown>>; readonly components: { readonly schemas: Readonly<Record<string, object>> } }

// The compiler comes with the web server; its dialect of 2020 is that of OpenAPI 3.1.
const ofFormats = createRequire(createRequire(import.meta.url).resolve('ajv-formats'));
const { Ajv2020 } = ofFormats('ajv/dist/2020.js') as { Ajv2020: new (options: object) => Compiler };
const description = JSON.parse(readFileSync('schemas/http-api.openapi.json', 'utf8')) as Description;
const compiler = new Ajv2020({ strict: false, allErrors: false });
compiler.addSchema(description, 'api');
const schemaOf = (name: string): Compiled => compiler.compile({ $ref: `api#/components/schemas/${name}` });

const period = { start: '2026-05-01', end: '2026-06-01' };
const query = { measures: ['sent'], period };
const asks = (part: object): object => ({ version: 1, queries: [{ ...query, ...part }] });
const result = { columns: [{ id: 'channel', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: 'sent', kind: 'measure' }], rows: [['web', '2026-05-01', 5], [null, '2026-06-01', null]], meta: { source: 'x' } };
const answers = (part: object): object => ({ version: 1, results: [{ result: { ...result, ...part } }] });
const sent = (cell: unknown): object => ({ version: 1, results: [{ result: { columns: [{ id: 'sent', kind: 'measure' }], rows: [[cell]], meta: { source: 'x' } } }] });
const one = (answer: unknown): object => ({ version: 1, results: [answer] });
const asksMembers = (part: object): object => ({ version: 1, request: { dimension: 'channel', ...part } });
const members = (...list: unknown[]): object => ({ version: 1, members: list });
const can = (part: object): object => ({ version: 1, capabilities: { measures: { sent: { dimensions: ['channel'], bases: ['atEvent', { asOf: '2026-05-01' }] } } }, ...part });

/** What reads each document, right ones, wrong ones, and wrong ones that only code can tell. */
const DOCUMENTS: Readonly<Record<string, { read(body: unknown): unknown; right: readonly unknown[]; wrong: readonly unknown[]; codeOnly?: readonly unknown[] }>> = {
  QueryRequest: {
    read: (body) => readQueryRequest(body, 's').queries.forEach((each) => checkQuery(each, 's')),
    right: [
      asks({}), { ...asks({}), validators: ['v1'] }, { ...asks({}), validators: [null] }, { ...asks({}), future: 1 },
      asks({ dimensions: ['channel'], grain: 'week', basis: 'atStart', totals: true, limit: 0, offset: 3, order: [{ by: 'channel', direction: 'desc' }, { by: 'time', direction: 'asc' }], filters: [{ dimension: 'channel', in: ['web', ''] }, { dimension: 'channel', notIn: [] }] }),
      asks({ basis: { asOf: '2024-02-29' } }), asks({ measures: ['sent', 'delivered'], dimensions: [] }),
    ],
    wrong: [
      null, 5, 'x', [], {}, { version: 1 }, { queries: [query] }, { version: 2, queries: [query] }, { version: '1', queries: [query] }, { version: 1, queries: [] }, { version: 1, queries: {} }, { version: 1, queries: [null] }, { version: 1, queries: ['sent'] }, { version: 1, queries: [[]] },
      { ...asks({}), validators: 'v1' }, { ...asks({}), validators: [1] },
      ...[{ measures: [] }, { measures: 'sent' }, { measures: [1] }, { measures: ['sent', 'sent'] }, { measures: null }, { dimensions: 'channel' }, { dimensions: ['a', 'a'] }, { period: null }, { period: { start: '2026-05-01' } }, { period: '2026-05-01/2026-06-01' },
        { period: { start: '2026-13-01', end: '2027-01-01' } }, { period: { start: '2026-02-30', end: '2027-01-01' } }, { period: { start: 'May', end: 'June' } }, { period: { start: 20260501, end: 20260601 } },
        { grain: 'hour' }, { grain: null }, { filters: {} }, { filters: [null] }, { filters: [{ dimension: 'channel' }] }, { filters: [{ in: ['web'] }] }, { filters: [{ dimension: 'channel', in: 'web' }] }, { filters: [{ dimension: 'channel', in: [1] }] },
        { basis: 'now' }, { basis: null }, { basis: {} }, { basis: { asOf: 'x' } }, { totals: 1 }, { totals: 'true' }, { order: {} }, { order: [null] }, { order: [{ by: 'sent' }] }, { order: [{ by: 'sent', direction: 'up' }] },
        { limit: -1 }, { limit: 1.5 }, { limit: '5' }, { limit: null }, { offset: -1 }, { sql: 'drop table' }, { measure: 'sent' }].map(asks),
    ],
    codeOnly: [{ ...asks({}), validators: [] }, asks({ period: { start: '2026-06-01', end: '2026-05-01' } }), asks({ order: [{ by: 'units', direction: 'asc' }] }), asks({ dimensions: ['sent'] }), asks({ basis: { asOf: '2026-02-29' } })],
  },
  QueryAnswer: {
    read: (body) => readQueryAnswer(body, 1, 's').forEach((answer) => 'result' in answer && checkResult(answer.result, 's')),
    right: [
      answers({}), answers({ totals: [null, null, { value: 0.5, numerator: 1, denominator: 2, state: 'partial' }] }), answers({ rows: [] }), one({ result, validator: 'v1' }), one({ unchanged: true }), { ...answers({}), future: true },
      answers({ meta: { source: '', completeThrough: '2026-10-31', completeFrom: '2024-02-29', ignoredFilters: [], warnings: ['late'], basis: { asOf: '2026-01-01' }, definitionVersion: '3', loadedAt: '2026-11-01T06:00:00Z' } }),
      one({ error: { code: 'invalid-query', message: 'x' } }), one({ error: { code: 'of-tomorrow', message: '', subject: 's', remedy: 'r', retryable: true, retryAfterMs: 0 } }),
      ...[0, -0.5, 9007199254740991, null, { value: null, state: 'suppressed' }, { value: 1 }, { value: 1, numerator: -1, denominator: 0 }].map(sent),
    ],
    wrong: [
      null, [], {}, { version: 1 }, { version: 2, results: [{ result }] }, { results: [{ result }] }, { version: 1, results: {} }, ...[null, 5, {}, [], { result: null }, { result: [] }, { unchanged: false }, { unchanged: 1 }, { result, error: { code: 'a', message: 'b' } }, { result, unchanged: true }, { result, validator: 5 },
        { error: null }, { error: 'x' }, { error: {} }, { error: { code: 'x' } }, { error: { message: 'x' } }, { error: { code: 5, message: 'x' } }, { error: { code: 'a', message: 'b', retryable: 'yes' } }, { error: { code: 'a', message: 'b', retryAfterMs: -1 } }, { error: { code: 'a', message: 'b', retryAfterMs: '5' } }, { error: { code: 'a', message: 'b', remedy: null } }].map(one),
      ...[{ columns: null }, { columns: [{ id: 'x' }] }, { columns: [{ id: 'x', kind: 'number' }] }, { columns: [null] }, { rows: null }, { rows: [5] }, { rows: [null] }, { meta: null }, { meta: {} }, { meta: { source: 5 } }, { meta: { source: 'x', completeThrough: 'soon' } }, { meta: { source: 'x', warnings: 'late' } }, { meta: { source: 'x', ignoredFilters: [1] } }, { totals: 5 }].map(answers),
      ...[true, [], {}, 9007199254740992, -1e300, { value: '5' }, { value: 1, state: 'fine' }, { value: 1, numerator: '1' }, { value: 1e300 }, { value: 1, denominator: true }].map(sent),
    ],
    codeOnly: [answers({ rows: [['web']] }), answers({ rows: [['web', 'May', 5]] }), answers({ rows: [[5, '2026-05-01', 5]] }), answers({ rows: [['web', '2026-05-01', '5']] }), answers({ columns: [...result.columns, result.columns[0]] }), answers({ totals: [1] }), { version: 1, results: [] }, sent('5')],
  },
  MembersQuestion: {
    read: (body) => readMembersQuestion(body, 's'),
    right: [asksMembers({}), asksMembers({ search: 'x', limit: 5, offset: 0, period, filters: [{ dimension: 'segment', notIn: ['a'] }] })],
    wrong: [null, {}, { version: 1 }, { version: 1, request: 'channel' }, { version: 1, request: {} }, { version: 2, request: { dimension: 'x' } }, ...[{ dimension: 5 }, { dimension: null }, { search: 5 }, { limit: -1 }, { limit: '5' }, { offset: 0.5 }, { period: 'x' }, { period: { start: '2026-05-01' } }, { filters: {} }, { filters: [{}] }].map(asksMembers)],
  },
  MembersAnswer: {
    read: (body) => checkMembers(readMembersAnswer(body, 's'), 's', 'channel'),
    right: [members(), members({ code: '' }, { code: 'a', label: 'A', count: 5, rank: 0, parent: 'p' }), members({ code: 'a', label: null })],
    wrong: [null, {}, { version: 1 }, { version: 1, members: {} }, { version: 3, members: [] }, members(null), members('a'), members({ label: 'A' }), members({ code: 5 }), members({ code: 'a', label: 5 })],
  },
  CapabilitiesAnswer: {
    read: (body) => readCapabilities(body, 's'),
    right: [can({}), can({ capabilities: { measures: {} } }), can({ capabilities: { measures: {}, completeThrough: '2026-10-31' }, catalogVersion: '4', limits: {} }), can({ limits: { maxQueries: 1, maxRows: 100000, maxMembers: 5, gzip: true } })],
    wrong: [null, {}, { version: 1 }, { ...can({}), version: 2 }, ...[{ capabilities: {} }, { capabilities: { measures: [] } }, { capabilities: { measures: { sent: {} } } }, { capabilities: { measures: { sent: { dimensions: 'x', bases: [] } } } }, { capabilities: { measures: { sent: { dimensions: [], bases: [5] } } } }, { capabilities: { measures: {}, completeThrough: 5 } },
      { catalogVersion: 4 }, { limits: [] }, { limits: null }, { limits: { maxQueries: 0 } }, { limits: { maxRows: '5' } }, { limits: { gzip: 'yes' } }].map(can)],
  },
};

describe('the description of the protocol', () => {
  it('is OpenAPI 3.1 whose schemas all compile, and which names nothing that is not there', () => {
    expect(description.openapi).to.equal('3.1.0');
    expect(Object.keys(description.paths)).to.deep.equal(['/query', '/members', '/capabilities']);
    for (const name of Object.keys(description.components.schemas)) schemaOf(name);
    const at = (path: string): unknown => path.split('/').slice(1).reduce((part: unknown, key) => (part as Record<string, unknown> | undefined)?.[key], description);
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"(#[^"]+)"/g)].map(([, path = '']) => path);
    expect(references.filter((path) => at(path) === undefined)).to.deep.equal([]);
    expect(references).to.have.length.greaterThan(40);
  });

  for (const [name, { read, right, wrong, codeOnly = [] }] of Object.entries(DOCUMENTS)) {
    const allows = schemaOf(name);
    it(`and the guards let the same ${right.length} documents through as ${name}`, () => {
      for (const body of right) {
        expect(() => read(body), JSON.stringify(body)).not.to.throw();
        expect(allows(body), JSON.stringify(body)).to.equal(true);
      }
    });

    it(`and the guards refuse the same ${wrong.length} documents as ${name}`, () => {
      for (const body of [...wrong, ...codeOnly]) {
        expect(() => read(body), JSON.stringify(body)).to.throw(OmnichannelError, /\((invalid-(query|answer|result)|unsupported-version)\)$/);
        expect(allows(body), JSON.stringify(body)).to.equal(codeOnly.includes(body));
      }
    });
  }
});

describe('an answer in lines', () => {
  const rows = Array.from({ length: 2_500 }, (_, at): Cell[] => [`c${at}`, '2026-05-01', at]);
  const answer = { version: 1, results: [{ result: { ...result, rows, totals: [null, null, 9] }, validator: 'v' }, { error: { code: 'invalid-query', message: 'x' } }, { unchanged: true }, { result: { ...result, rows: [] } }] } as unknown as QueryAnswer;

  it('is the same as in one piece, and every line is as described', () => {
    const lines = [...encodeLines(answer)];
    const reader = new LineReader('s');
    const allows = schemaOf('AnswerLine');
    for (const line of lines) {
      expect(allows(JSON.parse(line)), line.slice(0, 99)).to.equal(true);
      reader.take(line);
    }
    expect(reader.document).to.deep.equal(answer);
    expect(lines).to.have.lengthOf(8);
  });

  it('leaves the rows that it is made of alone', () => {
    [...encodeLines(answer)].forEach((line) => void line);
    expect((answer.results[0] as { result: Result }).result.rows === rows).to.equal(true);
    expect(rows).to.have.lengthOf(2_500);
  });
});

describe('an error on the wire', () => {
  const error = new OmnichannelError('unknown-measure', { subject: 'catalog', problem: 'unknown measure "x"', remedy: 'Did you mean "y"?', retryable: true, retryAfterMs: 500, cause: new Error('secret') });

  it('says the same at the other end, but for its cause', () => {
    const wire = encodeError(error);
    expect(isWireError(JSON.parse(JSON.stringify(wire)))).to.equal(true);
    expect(wire).to.deep.equal({ code: 'unknown-measure', message: 'unknown measure "x"', subject: 'catalog', remedy: 'Did you mean "y"?', retryable: true, retryAfterMs: 500 });
    const decoded = decodeError(wire, 'http');
    expect(decoded.message).to.equal('http: catalog: unknown measure "x". Did you mean "y"? (unknown-measure)');
    expect([decoded.code, decoded.retryable, decoded.retryAfterMs, decoded.cause]).to.deep.equal(['unknown-measure', true, 500, undefined]);
  });

  it('tells nothing of a failure that the library does not know', () => {
    expect(JSON.stringify(encodeError(new TypeError('secret of 10.0.0.7')))).not.to.contain('secret');
    expect(JSON.stringify(encodeError('secret'))).not.to.contain('secret');
  });
});
