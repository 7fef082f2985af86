const WIDTH = 30;
const REDRAW_MS = 100;

/** A bar on a terminal; silent on anything else. The living packages for it all bring more than these lines. */
export class ProgressBar {
	private readonly stream: NodeJS.WriteStream;
	private readonly now: () => number;
	private drawnAt = Number.NEGATIVE_INFINITY;
	constructor(stream: NodeJS.WriteStream, now: () => number) {
		this.stream = stream;
		this.now = now;
	}

	/** `total` null: not known, only the count is shown. */
	show(label: string, done: number, total: number | null): void {
		if (!this.stream.isTTY || this.now() - this.drawnAt < REDRAW_MS) return;
		this.drawnAt = this.now();
		this.stream.write(`\r\x1b[2K${barText(label, done, total)}`);
	}

	clear(): void {
		if (this.stream.isTTY) this.stream.write('\r\x1b[2K');
	}
}

/** `Appending  [=====     ]  50 %`. */
export function barText(label: string, done: number, total: number | null): string {
	if (total === null) return `${label}  ${done.toLocaleString('en-GB')}`;
	const share = total === 0 ? 1 : Math.min(1, done / total);
	const filled = Math.floor(share * WIDTH);
	return `${label}  [${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${String(Math.floor(share * 100)).padStart(3)} %`;
}
