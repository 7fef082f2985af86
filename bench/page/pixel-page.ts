/**
 * Watches an element from the moment of the call; the promise within resolves when its next change has been painted, in milliseconds
 * since the epoch.
 */
export function watch(selector: string): { painted: Promise<number> } {
	const element = document.querySelector(selector);
	if (element === null) throw new Error(`the page has no ${selector}`);
	const { promise, resolve } = Promise.withResolvers<number>();
	const changes = new MutationObserver(() => {
		changes.disconnect();
		requestAnimationFrame(() => afterPaint(() => resolve(performance.timeOrigin + performance.now())));
	});
	changes.observe(element, { subtree: true, childList: true, characterData: true });
	return { painted: promise };
}

/** A message that is posted in a frame's callback comes when that frame has been painted. */
function afterPaint(body: () => void): void {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = body;
	port2.postMessage(null);
}
