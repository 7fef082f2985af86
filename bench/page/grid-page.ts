import type { JoinedPosition } from '@tideline/domain';
import { FrameDecoder, reduce } from '@tideline/stream';
import { createElement, createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { PositionGrid } from '../../apps/web/src/features/positions/position-grid.tsx';
import { createReporting } from '../../apps/web/src/format/reporting.ts';
import type { GridApi } from '../../apps/web/src/grid/types.ts';
import { browserFrames } from '../../apps/web/src/stream/browser-frames.ts';
import { createFlush } from '../../apps/web/src/stream/flush.ts';
import { createRowStore, type RowStore } from '../../apps/web/src/stream/row-store.ts';

const STREAM = 'positions:GROUP';
/** US dollars of one unit, as a ratio carries them. */
const RATES = { USD: '1', GBP: '1.31', EUR: '1.16', SGD: '0.77' };
const decoder = new FrameDecoder();
const flush = createFlush(browserFrames());
const store: RowStore<JoinedPosition> = createRowStore<JoinedPosition>(STREAM, 0, flush.mark);

/** Shows the Positions grid of the app with the rows of a snapshot. */
export async function mount(snapshot: string): Promise<number> {
	const place = document.createElement('div');
	place.style.cssText = 'position: fixed; inset: 0; display: flex; flex-direction: column';
	document.body.append(place);
	take(snapshot);
	const gridRef = createRef<GridApi<JoinedPosition>>();
	const nothing = (): void => undefined;
	const { promise, resolve, reject } = Promise.withResolvers<number>();
	const grid = createElement(PositionGrid, {
		...{ store, accepts: undefined, hidden: new Set<never>(), dropped: [], currency: 'USD', scale: 'm', openKey: null, loading: false },
		...{
			reporting: createReporting('USD', RATES),
			gridRef,
			onOpen: nothing,
			onShown: ({ all }: { all: number }) => all > 0 && resolve(all),
		},
	});
	// Cells link to other pages, which takes a router around them.
	createRoot(place, { onUncaughtError: reject }).render(createElement(MemoryRouter, null, grid));
	return await promise;
}

/** Frames that the browser paints in so many milliseconds, while deltas come one by one, evenly spread. */
export async function framesDuring(milliseconds: number, deltas: readonly string[]): Promise<number> {
	const began = performance.now();
	let taken = 0;
	for (let frames = 0; ; frames++) {
		const passed = (await nextFrame()) - began;
		if (passed >= milliseconds) return frames / (passed / 1_000);
		while (taken < deltas.length && passed >= (taken * milliseconds) / deltas.length) take(deltas[taken++] as string);
	}
}

/** What stands on the screen, to see that the updates reach it. */
export function visibleText(): string {
	return document.body.textContent;
}

function nextFrame(): Promise<number> {
	const { promise, resolve } = Promise.withResolvers<number>();
	requestAnimationFrame(() => resolve(performance.now()));
	return promise;
}

function take(text: string): void {
	const result = reduce(store.table(), decoder.decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0))));
	if (result.kind !== 'applied') throw new Error(result.kind);
	store.setTable(result.table, result.whole, result.changed, result.removed);
}
