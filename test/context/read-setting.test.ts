import { expect } from 'chai';
import { asIds, asNumber, asObject, orElse } from '../../src/context/read-setting.js';

describe('a setting', () => {
  it('is a number however it is written, nothing where it is empty, and itself where it is none', () => {
    expect([5.3, '5.3', ' 7 ', '0'].map(asNumber)).to.deep.equal([5.3, 5.3, 7, 0]);
    expect(['', '  ', null, undefined].map(asNumber)).to.deep.equal([undefined, undefined, undefined, undefined]);
    expect(['5,3', 'many'].map(asNumber)).to.deep.equal(['5,3', 'many']);
  });

  it('is an object, or JSON of one, and the text itself where that cannot be read', () => {
    const given = { near: 0.1 };
    expect(asObject(given)).to.equal(given);
    expect(asObject('{"near":0.1}')).to.deep.equal(given);
    expect(asObject('{near')).to.equal('{near');
    expect([null, undefined].map(asObject)).to.deep.equal([undefined, undefined]);
  });

  it('is a list of ids, apart by spaces and commas or as it is, and none where there is nothing', () => {
    expect(asIds(' asset, openRate\n clickRate,')).to.deep.equal(['asset', 'openRate', 'clickRate']);
    expect(asIds(['sent'])).to.deep.equal(['sent']);
    expect([null, undefined, '', ' '].map(asIds)).to.deep.equal([[], [], [], []]);
  });

  it('is its default where nothing is given', () => {
    const { converter } = orElse('month');
    expect([null, undefined, 'week', ''].map(converter)).to.deep.equal(['month', 'month', 'week', '']);
  });
});
