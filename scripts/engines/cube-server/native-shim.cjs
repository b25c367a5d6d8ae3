/**
 * Cube shapes its answers in a native module that the package registry does not hold. This does the same in JavaScript for the
 * questions of the REST protocol; everything else (gateway, tokens, checks, compiler, queue, drivers) is Cube's own.
 */
module.exports = function shimNative(native) {
  native.NativeInstance.prototype.newJinjaEngine = () => new Proxy({}, { get: () => () => { throw new Error('Templates need the native module.'); } });

  const instant = (value) => {
    if (value === null || value === undefined) return value;
    const text = String(value);
    const date = value instanceof Date ? value : new Date(/[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`);
    return Number.isNaN(date.valueOf()) ? value : date.toISOString().slice(0, 23);
  };

  const shape = ({ aliasToMemberNameMap, annotation, query, queryType, resType }, { members, columns }) => {
    const named = [];
    members.forEach((alias, at) => {
      const member = aliasToMemberNameMap[alias];
      if (!annotation[member]) throw new Error(`Hidden member ${alias}`);
      const column = columns[at].map((value) => (annotation[member].type === 'time' ? instant(value) : value));
      named.push([member, column]);
      const parts = member.split('.');
      const dimension = parts.slice(0, 2).join('.');
      if (parts.length === 3 && !(query.dimensions ?? []).includes(dimension)) named.push([dimension, column]);
    });
    const count = named[0]?.[1].length ?? 0;
    if (queryType === 'compareDateRangeQuery') named.push(['compareDateRange', Array(count).fill(query.timeDimensions[0].dateRange.join(' - '))]);
    const names = named.map(([name]) => name);
    const rows = () => Array.from({ length: count }, (_, row) => named.map(([, column]) => column[row]));
    if (resType === 'columnar') return { members: names, columns: named.map(([, column]) => column) };
    if (resType === 'compact') return { members: names, dataset: rows() };
    return rows().map((row) => Object.fromEntries(row.map((value, at) => [names[at], value])));
  };

  const written = (answer) => Buffer.from(JSON.stringify(answer));
  const one = (transform, raw, root) => ({ ...root, data: shape(transform, JSON.parse(raw)) });

  native.ResultWrapper.prototype.getFinalResult = async function getFinalResult() {
    return written(one(this.transformData, this.getRawData()[0], this.rootResultObject));
  };
  native.ResultMultiWrapper.prototype.getFinalResult = async function getFinalResult() {
    const [transforms, raws, roots] = this.getInternalDataArrays();
    const { queryType, slowQuery } = this.rootResultObject;
    return written({ queryType, slowQuery, results: roots.map((root, at) => one(transforms[at], raws[at], root)), pivotQuery: { ...roots[0].query, queryType } });
  };
};
