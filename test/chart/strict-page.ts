import './chart-host.js';
import type { ChartHost } from './chart-host.js';

/** Runs a chart's life in a page with a strict policy, and reports what the policy saw. */
async function live(): Promise<{ violations: string[]; marks: number; tooltip: string; left: number }> {
  const violations: string[] = [];
  addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  addEventListener('error', (event) => violations.push(event.message));
  addEventListener('unhandledrejection', (event) => violations.push(String(event.reason)));
  const host = document.createElement('chart-host') as ChartHost;
  document.body.append(host);
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  for (let turn = 0; turn < 200 && !host.box?.querySelector('path'); turn += 1) await wait(25);
  const rect = host.area.getBoundingClientRect();
  host.area.dispatchEvent(new PointerEvent('pointermove', { clientX: rect.left + rect.width / 3, clientY: rect.top + 40, bubbles: true }));
  await wait(150);
  const tooltip = host.renderRoot.querySelector('.tooltip:popover-open')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  host.values = [9, 1, 8, 2];
  host.requestUpdate();
  await wait(300);
  const marks = host.box?.querySelectorAll('path').length ?? 0;
  const { box } = host;
  host.remove();
  await wait(100);
  // That the policy is in force at all.
  const forbidden = 'style';
  document.body.setAttribute(forbidden, 'color: red');
  try {
    Object.assign(document.createElement('div'), { innerHTML: '<b>1</b>' });
  } catch {
    violations.push('trusted types are in force');
  }
  await wait(50);
  return { violations, marks, tooltip, left: box?.childElementCount ?? -1 };
}

void live().then((report) => parent.postMessage(report, '*'));
