export interface RunningFacts {
	readonly address: string;
	/** What the figures lack, a sentence; null when they are those of now. */
	readonly missing: string | null;
	/** Milliseconds since the command began. */
	readonly startedMs: number;
	/** Where the log is. */
	readonly where: string;
}

/** The line that says where the page is: live, or what it still waits for. */
export function runningText({ address, missing, startedMs, where }: RunningFacts): string {
	if (missing === null)
		return `Tideline is live at ${address} (ready in ${(startedMs / 1_000).toFixed(1)} s, ${where}). Ctrl-C stops it.\n`;
	return `Tideline runs at ${address} (${where}), and its figures are not complete yet: ${missing.replace(/\.$/, '')}. Ctrl-C stops it.\n`;
}
