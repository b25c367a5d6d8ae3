/**
 * Opens a test page that is treated as the one in front: of several pages of one browser only that one has frames,
 * so that whatever waits for a frame or for coming into view would wait for ever in the others.
 * For the launcher's option `createPage`.
 */
export async function visiblePage({ context }) {
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}
