import { positionKey } from '@tideline/event-log';

/** The desk records that this run has written, as ranges of offsets: what others write in between is not ours. */
export class OwnRecords {
	private readonly ranges = new Map<string, { from: number; to: number }[]>();
	count = 0;

	add(topic: string, partition: number, offset: number): void {
		this.count++;
		const key = positionKey(topic, partition);
		const known = this.ranges.get(key);
		const last = known?.at(-1);
		if (known === undefined) this.ranges.set(key, [{ from: offset, to: offset }]);
		else if (last !== undefined && last.to === offset - 1) last.to = offset;
		else known.push({ from: offset, to: offset });
	}

	has(topic: string, partition: number, offset: number): boolean {
		return this.ranges.get(positionKey(topic, partition))?.some(({ from, to }) => offset >= from && offset <= to) ?? false;
	}

	/** How many of them lie below the positions. */
	passed(positions: ReadonlyMap<string, number>): number {
		let passed = 0;
		for (const [key, ranges] of this.ranges) {
			const position = positions.get(key) ?? 0;
			for (const { from, to } of ranges) passed += Math.max(0, Math.min(position, to + 1) - from);
		}
		return passed;
	}
}
