const requestFrame = globalThis.requestAnimationFrame.bind(globalThis);
/** A frame's callbacks run, and what they change is painted with it. */
let isInFrame = false;

// Only what asks for frames after this script is known to run in one, so it is the page's first.
globalThis.requestAnimationFrame = (callback) =>
	requestFrame((time) => {
		isInFrame = true;
		afterPaint(() => {
			isInFrame = false;
		});
		callback(time);
	});

/**
 * Watches an element from the moment of the call; the promise within resolves when its next change has been painted, in milliseconds
 * since the epoch.
 */
export function watch(selector: string): { painted: Promise<number> } {
	const element = document.querySelector(selector);
	if (element === null) throw new Error(`the page has no ${selector}`);
	const { promise, resolve } = Promise.withResolvers<number>();
	const painted = (): void => afterPaint(() => resolve(performance.timeOrigin + performance.now()));
	const changes = new MutationObserver(() => {
		changes.disconnect();
		if (isInFrame) painted();
		else requestFrame(painted);
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
