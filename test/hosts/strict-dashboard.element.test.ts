import { expect } from '@open-wc/testing';

interface Report { readonly violations: readonly string[]; readonly done: readonly string[] }

describe('a dashboard under a strict policy with Trusted Types', () => {
  it('is drawn, filtered, picked in and arranged without a violation', async () => {
    const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src *; require-trusted-types-for 'script'";
    const frame = document.createElement('iframe');
    Object.assign(frame, { width: '900', height: '700', srcdoc: `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><body><script type="module" src="/test/hosts/strict-dashboard-page.ts"></script>` });
    const report = new Promise<Report>((resolve) => {
      addEventListener('message', ({ source, data }: MessageEvent<Report>) => { if (source === frame.contentWindow) resolve(data); });
    });
    document.body.append(frame);
    const { violations, done } = await report;
    frame.remove();
    expect(done).to.deep.equal(['bars', 'chart', 'selection', 'panel', 'filter', 'editing', 'move', 'palette']);
    // The one that the page commits itself, to prove that the policy is in force.
    expect(violations.map((told) => told.split(' ')[0])).to.deep.equal(['style-src-attr']);
  });
});
