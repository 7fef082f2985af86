/** Something that will be written later: a message of a desk, or the confirmation of a payment. */
export type QueueItem = { at: number; order: number } & (
	| { kind: 'message'; topic: string; key: string; text: string }
	| {
			kind: 'payment';
			/** Trade id and posting. */
			trade: string;
			posting: string;
			account: string;
			currency: string;
			/** Decimal text. */
			amount: string;
			/** ISO date. */
			valueDate: string;
			counterparty: string;
	  }
);

/** Adds to a binary heap: the earliest is first, and of two at the same time the one added first. */
export function push(heap: QueueItem[], item: QueueItem): void {
	let index = heap.length;
	heap.push(item);
	while (index > 0) {
		const parent = (index - 1) >> 1;
		if (!before(item, heap[parent] as QueueItem)) break;
		heap[index] = heap[parent] as QueueItem;
		index = parent;
	}
	heap[index] = item;
}

/** Takes the earliest when it is due before `end`. */
export function takeDue(heap: QueueItem[], end: number): QueueItem | undefined {
	const first = heap[0];
	if (first === undefined || first.at >= end) return undefined;
	const last = heap.pop() as QueueItem;
	if (heap.length > 0) sink(heap, last);
	return first;
}

function sink(heap: QueueItem[], item: QueueItem): void {
	let index = 0;
	for (;;) {
		let child = 2 * index + 1;
		if (child >= heap.length) break;
		if (child + 1 < heap.length && before(heap[child + 1] as QueueItem, heap[child] as QueueItem)) child++;
		if (!before(heap[child] as QueueItem, item)) break;
		heap[index] = heap[child] as QueueItem;
		index = child;
	}
	heap[index] = item;
}

const before = (a: QueueItem, b: QueueItem): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
